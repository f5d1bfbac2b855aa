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

## A voting passport, on paper
## Not spoken.

passport-title = My voting passport
passport-please = Please read this
passport-own-way = I vote in my way. Nobody votes for me.
passport-alone = Help me as it says here. Then I choose.
passport-helps = What helps me
passport-yes = How I say yes
passport-no = How I say no
passport-company = Who may come with me
