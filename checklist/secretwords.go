package checklist

import (
	"slices"
	"strings"
	"unicode"
)

// passwordWords are what people call a password, in the languages of many of
// the broker's clients.
const passwordWords = `passwords?|passwd|pwd?|pass|pass ?phrase|pass ?code|seed(?: ?phrase)?|login|` +
	`passwort|kennwort|mot de passe|mdp|contraseñ?a|clave|senha|palavra-passe|parola(?: d'ordine)?|wachtwoord|lösenord|losenord|passord|adgangskode|kodeord|` +
	`salasana|has[łl]o|heslo|jelsz[óo]|şifre|sifre|parol[aeă]?|пароль|гасло|κωδικ[όο]ς|סיסמה|كلمة (?:السر|المرور)|mật khẩu|kata sandi|kata laluan|` +
	`密码|密碼|パスワード|暗証番号|비밀번호|पासवर्ड|รหัสผ่าน`

// codeWords are what people call a number that opens something.
const codeWords = `pins?|codes?|tokens?|secret|puk|m?tan|otp|cv[vc]2?|combination|geheimzahl|geheimnummer|codice|código|codigo|код|пин|kod|koodi|şifre`

// tells are the words and signs between such a word and its value.
const tells = `(?:\s+(?:is|was|are|ist|war|lautet|est|es|è|é|er|är|jest|je)\s+|\s*(?:[:=]|：|->|→)\s*)`

var (
	tellsAPassword  = pattern(`(?i)(?:^|[^\pL])(?:` + passwordWords + `)` + tells + `(\S+)(?:\s+(\S+))?`)
	passwordBeside  = pattern(`(?i)(?:^|[^\pL])(?:` + passwordWords + `)\s+(\S{5,})`)
	tellsACode      = pattern(`(?i)(\pL+)?[\s-]*(?:^|[^\pL])(?:` + codeWords + `)(?:` + tells + `|\s+(?:no\.?|nr\.?|number)?\s*)#?([0-9][0-9 -]*[0-9])`)
	tellsWordedCode = pattern(`(?i)(?:^|[^\pL])(?:` + codeWords + `|` + passwordWords + `|recovery|backup)` + tells + `(\S*[0-9]\S*)`)
	answerWords     = pattern(`(?i)(?:maiden name|first pet|pet'?s name|first (?:school|teacher|car|job|concert)|childhood (?:friend|street|home)|born in|favou?rite \pL+|security (?:answer|question|word)|secret (?:answer|word|question)|geburtsname|mädchenname|nom de jeune fille)` +
		`(?:\s+(?:is|was|ist|est)\s+|\s*[:=]\s*|\s+)(\S+)`)
	// What says where a password is, or how it is, and not what it is.
	plainWord = pattern(`(?i)^(?:an?|at|by|from|gone|hidden|in|inside|into|like|mine|my|near|neither|never|no|none|not|nothing|now|off|ok|okay|old|on|only|one|our|out|over|own|per|` +
		`bad|different|easy|enough|fine|good|hard|hers|his|kept|known|last|less|long|longer|lost|made|more|new|newer|okay|private|quite|random|really|same|secret|secure|set|short|shorter|so|still|strong|stronger|sure|` +
		`the|their|there|to|too|two|three|under|unique|unknown|up|valid|very|via|weak|what|where|which|with|within|without|written|wrong|yes|yet|your|safe|saved|see|ready|required|done|due|today|` +
		`im|in der|auf|bei|beim|nicht|neu|geändert|sicher|dans|chez|sur|pas|au|nel|nella|en|não|nao|nie|op|bij|w|на|в|не|\pL{3,}(?:ed|ing))$`)
	measure = pattern(`(?i)^[0-9]+ (?:characters?|chars?|letters?|words?|digits?|signs?|symbols?|days?|weeks?|months?|years?|times|old|zeichen|wörter|caractères)$`)
	// notACode comes before a code that everyone may know.
	notACode = []string{"postal", "post", "zip", "area", "country", "error", "exit", "status", "dialling", "dialing", "source", "bar", "response", "http", "return", "reason", "product", "discount", "currency", "branch", "building", "dress"}
)

// tellsPassword finds "the password is …", in several languages, unless what
// follows only says where it is kept, how long it is or what was done with it.
func tellsPassword(text string) bool {
	for _, m := range tellsAPassword().FindAllStringSubmatch(text, -1) {
		value, next := trimSigns(m[1]), trimSigns(m[2])
		blank := strings.Trim(m[1], "*.…_-–—?") == ""
		if !blank && !plainWord().MatchString(value) && !measure().MatchString(value+" "+next) {
			return true
		}
	}
	for _, m := range passwordBeside().FindAllStringSubmatch(text, -1) {
		if mixed(m[1]) && !strings.ContainsAny(m[1], "/:.") && unicode.IsLetter([]rune(m[1])[0]) {
			return true
		}
	}
	return false
}

// trimSigns takes the signs around a word away.
func trimSigns(s string) string {
	return strings.TrimFunc(s, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
}

// tellsCode finds "PIN 4821" and "the code was 4711".
func tellsCode(text string) bool {
	for _, m := range tellsACode().FindAllStringSubmatch(text, -1) {
		digits := strings.NewReplacer(" ", "", "-", "").Replace(m[2])
		if _, err := ParseDay(m[2]); err != nil && len(digits) >= 3 && !slices.Contains(notACode, strings.ToLower(m[1])) {
			return true
		}
	}
	for _, m := range tellsWordedCode().FindAllStringSubmatch(text, -1) {
		if mixed(m[1]) && len(m[1]) >= 6 && !strings.ContainsAny(m[1], "/.") {
			return true
		}
	}
	return false
}

// tellsSecurityAnswer finds "mother's maiden name Smith".
func tellsSecurityAnswer(text string) bool {
	return slices.ContainsFunc(answerWords().FindAllStringSubmatch(text, -1), func(m []string) bool {
		value := trimSigns(m[1])
		return !plainWord().MatchString(value) && !slices.Contains([]string{"", "is", "was", "are", "and", "or", "answers", "answer", "questions"}, strings.ToLower(value))
	})
}

var (
	balanceWords = pattern(`(?i)\b(?:balance|net ?liq\w*|nlv|equity|net worth|worth|portfolio|cash|savings|account value|holdings?|i (?:hold|have|own)|we (?:hold|have|own)|kontostand|guthaben|vermögen|solde|saldo|patrimoine)\b`)
	amount       = pattern(`(?i)(?:[$€£¥₹]|\b(?:usd|eur|gbp|chf|hkd|sgd|aud|cad|jpy|inr)\b)\s?[0-9]|\b[0-9]+(?:[.,][0-9]+)?\s?(?:k|m|mio|mn|million|thousand|tsd|lakh|crore|[$€£¥₹]|usd|eur|gbp|chf|hkd|sgd|aud|cad|jpy|inr)\b|[0-9][$€£¥₹]|\b[0-9]{1,3}(?:[,.' ][0-9]{3})+\b|\b[0-9]{5,}\b`)
)

// tellsBalance finds an amount beside a word for what somebody owns.
func tellsBalance(text string) bool {
	return balanceWords().MatchString(text) && amount().MatchString(text)
}
