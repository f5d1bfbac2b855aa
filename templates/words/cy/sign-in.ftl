### Signing in. Voters never sign in.

## The page

sign-in-title = Mewngofnodi
sign-in-who = Mae'r dudalen hon ar gyfer ysgrifennydd y bwrdd a'r tyst.
sign-in-not-to-vote = Does dim angen mewngofnodi i bleidleisio.
sign-in-ended-title = Nid ydych wedi mewngofnodi mwyach
sign-in-ended-again = Mewngofnodwch eto.
sign-in-ended-kept = Yna gallwch fynd ymlaen. Does dim wedi'i golli.

## Links

sign-in-to-voting = Mynd i'r dudalen bleidleisio
