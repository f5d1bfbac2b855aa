### The page that is handed over: a group's own voice says yes to what the group sends.

## The group's own yes
## Not spoken.

voice-list-title = Is this list right?

# $group (Text)
voice-list-who = This is the list of { $group }.

voice-list-vote = These people can vote.

# $group (Text)
voice-for-self = This page is for a self-advocate of { $group }.

# $group (Text)
voice-for-carer = This page is for a family carer of { $group }.

voice-give = Give them the screen now. You only type for them.
voice-name = Your name
voice-name-hint = Somebody may type it for you.
voice-type = Type the name of the person who says yes.
voice-list-yes = Yes, send it
voice-not-yet = Not yet
voice-list-sent = The list is sent. The secretary looks at it now.
