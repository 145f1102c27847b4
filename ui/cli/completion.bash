# Without the package bash-completion these stand in for it.
if ! declare -F _get_comp_words_by_ref >/dev/null; then
    _get_comp_words_by_ref() {
        cur="${COMP_WORDS[COMP_CWORD]}" prev="${COMP_WORDS[COMP_CWORD-1]}"
        words=("${COMP_WORDS[@]}") cword=$COMP_CWORD
        # Bash breaks words at = and :, and the program does not.
        local i joined=() word=0
        for ((i = 0; i < ${#COMP_WORDS[@]}; i++)); do
            if ((i > 0)) && { [[ "${COMP_WORDS[i]}" == [=:] ]] || [[ "${COMP_WORDS[i-1]}" == [=:] ]]; }; then
                joined[${#joined[@]}-1]+="${COMP_WORDS[i]}"
            else
                joined+=("${COMP_WORDS[i]}")
            fi
            ((i == COMP_CWORD)) && word=$((${#joined[@]} - 1))
        done
        words=("${joined[@]}") cword=$word cur="${joined[word]}"
    }
fi
if ! declare -F __ltrim_colon_completions >/dev/null; then
    __ltrim_colon_completions() {
        local cut="${1%"${1##*[=:]}"}" i
        for ((i = 0; i < ${#COMPREPLY[@]}; i++)); do COMPREPLY[i]="${COMPREPLY[i]#"$cut"}"; done
    }
fi
