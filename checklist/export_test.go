package checklist

// What the tests outside of the package draw with, which know the built-in
// catalogue too.
const Today = today

var (
	DrawCatalogue = drawCatalogue
	DrawHistory   = drawHistory
	DrawHolding   = drawHolding
	Later         = later
)
