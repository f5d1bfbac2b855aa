### “Is my vote in the box?”

## What the page says
## Spoken.

check-in-box = Your vote is in the box
check-not-yet = You have not voted with this card
check-not-yet-next = Did you vote with it? Then ask for help.
check-vote = Vote now
check-cancelled = This card does not work any more
check-cancelled-next = It does not count. Ask for help.
check-not-listed = This card is not on our list. Ask for help.
check-pictures = Your card looks like this.
check-by-pictures = Find my card by its pictures
check-first = Touch the first picture on your card
check-second = Touch the second picture on your card
check-yours = Is this your card?
check-yes = Yes
check-no = No

# $card (Card)
# $cards (Cards)
check-card = Card { $card } of { $cards }

check-none = We did not find your card
check-none-next = Try again, or ask for help.
check-another = Look for another card
check-looking = We are looking for your card.
check-sorry = Something went wrong. Try again, or ask for help.

## Without a script
## Not spoken.

check-no-script = This tablet cannot read your card.
check-no-script-help = Ask for help. The list of cards is in the public record.
