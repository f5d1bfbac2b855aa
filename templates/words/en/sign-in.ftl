### Signing in. Voters never sign in.

## The page
## Spoken.

sign-in-title = Sign in
sign-in-who = This page is for the board secretary and the witness.
sign-in-not-to-vote = You do not sign in to vote.
sign-in-ended-title = You are not signed in any more
sign-in-ended-again = Please sign in again.
sign-in-ended-kept = Then you can go on. Nothing is lost.

## Links
## Not spoken.

sign-in-to-voting = Go to the voting page
