### What a page says when something went wrong.

## What happened, and what to do next
## Spoken.

error-not-found-title = This page is not here
error-not-found-text = The address may be wrong.
error-not-found-next = Go to the first page and start again. If you work for the board, sign in again.
error-card-link-title = This link is not right
error-card-link-text = The link was changed on its way to you.
error-card-link-next = Show your vote card again, or ask for help.
error-page-too-old-title = This page is too old
error-page-too-old-text = The page was open for a long time.
error-page-too-old-next = Go back, load the page again, and try again.
error-bad-request-text = This program could not read what was sent.
error-conflict-title = This cannot be done now
error-conflict-next = Go back and look at the next step.
error-too-large-title = That is too big
error-too-large-text = What was sent is too big.
error-too-large-next = Choose a smaller file.
error-unsupported-type-text = This kind of file does not fit here.
error-unsupported-type-next = Choose another file.
error-unprocessable-next = Go back and try again.
error-too-many-requests-title = Please wait
error-too-many-requests-text = There were too many tries.
error-too-many-requests-next = Wait one minute. Then try again.
error-unexpected-title = Something went wrong
error-unexpected-text = This is our mistake, not yours. Nothing was lost.
error-unexpected-next = Try again. If it happens again, tell the board secretary this number.
error-disk-full-title = This computer is full
error-disk-full-text = It could not keep what you did. Nothing was changed.
error-disk-full-next = Ask for help. Then try again.
error-other-data-title = This computer cannot go on
error-other-data-text = Something was changed on it. What you did was not kept.
error-other-data-next = Ask for help. Tell the board secretary.
error-busy-text = The program is busy.
error-bad-request-title = That did not work
error-bad-request-next = Go back, load the page again, and try again.
error-unsupported-type-title = That did not work
error-unprocessable-title = That did not work
error-busy-title = Please wait
error-busy-next = Wait one minute. Then try again.

## Number of a mistake
## Not spoken.

error-number = The number of this mistake:
