### Why something cannot be done, as a voter’s tablet and the pages for everybody can show it.
### The key is refused- and the code of the refusal.
### Spoken.

refused-ballot-form = This vote is not written in the right way. Please vote again, or ask for help.
refused-ballot-point = This vote is not written in the right way. Please vote again, or ask for help.
refused-ballot-signature = This vote was not signed by its card. Please vote again, or ask for help.
refused-ballot-option-proof = A part of this vote is not a yes or a no. Please vote again, or ask for help.
refused-ballot-overall-proof = This vote has too many choices. Please vote again, or ask for help.
refused-ballot-election = This vote belongs to another election. Please vote again, or ask for help.
refused-ballot-hash = This vote was changed on its way. Please vote again, or ask for help.
refused-ballot-unreadable = This vote is not written in the right way. Please vote again.
refused-ballot-long = This vote is too long. Please vote again.
refused-ballot-copied = A part of this vote is in the box already. Please vote again.
refused-stage-publish = There is no public record yet. Come back when voting is open.
refused-wall-empty = There is no vote in this box yet. Please come back later.
refused-box-closed = The box is closed. No more votes can come in. Ask for help.
refused-box-not-open = The box is not open yet. Please come back later.
refused-box-paused = Voting is paused. Your vote is not in the box. Please try again later.
refused-box-stopped = This vote has stopped. Your vote is not in the box. There will be a new vote, with a new card. You did nothing wrong.
refused-box-unknown = This card is for another election. Ask for help.
refused-box-first-only = Now only people who have not voted can vote. The vote in the box counts.
refused-card-often = This card has no votes left. The vote in the box counts.
refused-card-cancelled = This card does not work any more. Ask for another card.
refused-card-replaced = The lists were put right. So this card is old. Ask for a new card. You did nothing wrong.
refused-card-unknown = This card is not in this election. Ask for help.
refused-disk-full = This computer is full. Your vote is not in the box. Ask for help.
refused-not-a-vote = This is not a locked vote. Ask for help.
refused-codes = Choose the first two pictures of the card.
refused-number = This number is not one of those that fit.
refused-length = A list in this file has the wrong length.
