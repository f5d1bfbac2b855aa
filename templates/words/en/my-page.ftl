### The page on which a person who is put forward says yes or no.

## The person's own page
## Not spoken.

my-page-title = Your own page
my-page-have = Somebody put you forward. You can look at your page and say yes or no.
my-page-code = Your code
my-page-hint = It stands on your sheet of paper.
my-page-open = Open my page
my-page-wrong = This is not a code that works. Look at your sheet again, or ask your group.

# $name (Text)
yes-title = { $name }, do you want to stand?

# $vote (Text)
yes-vote = People can choose you in this vote: { $vote }.

yes-see = This is what people will see.
yes-listen = Listen to all of it
yes-what = Everybody can see your photo, your name and your three points.
yes-long = They can see them until the election is over, and in the record after that.
yes-away = When it is over, you can ask the board to take photo and points away.
yes-name = Your name stays for always. It is part of the result.
yes-no = You can say no. You do not have to say why.
yes-back = You can take your yes back until the lists are locked.
yes-helped = Did somebody help you? Write their name.
yes-helped-hint = Leave it empty if nobody helped you.
yes-button = Yes, I want to stand
yes-button-no = No, I do not want to stand
yes-not-ready = Something is still missing on this page. Your group will write it first.
yes-said-title = You said yes
yes-said = Thank you. Now your group and the board secretary look at it.
yes-said-change = If something on your page changes, you are asked again.
yes-take-back = I take my yes back
yes-no-title = You do not stand
yes-no-fine = That is fine. Nobody can see your page.
yes-no-again = You can still say yes if you change your mind.
yes-give-back = Give the tablet back now.
yes-done = Ready
