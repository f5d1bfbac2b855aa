### People whom groups put forward: their pages, their own yes, what the secretary does.

## Whom a group puts forward
## Not spoken.

nominate-title = People who want to stand
nominate-each = Each person says yes themselves. Nobody stands without their own yes.
nominate-nobody = Nobody is here yet.
# $people (Number)
# $todo (Number)
nominate-count =
    { $people ->
        [one] { $people } person
       *[other] { $people } people
    }. { $todo ->
        [0] Nothing is missing from you
        [one] Something is missing for { $todo }
       *[other] Something is missing for { $todo }
    }.

# $vote (Text)
nominate-few = { $vote }:

nominate-add = Put somebody forward
nominate-sheet = Print a sheet to fill in by hand
nominate-over = Nominations are closed. You can only mend what was handed back.

# $things (Number)
nominate-missing =
    { $things ->
        [0] Nothing is missing
        [one] { $things } thing is missing
       *[other] { $things } things are missing
    }

nominate-stands = Stands

# $note (Text)
nominate-note = The board secretary says: { $note }

nominate-back-list = Back to all people
nominate-which-title = Which vote is it for?
nominate-which-say = Each vote is for one area and one kind of seat.
nominate-who-title = Who wants to stand?
nominate-who-say = Write the name as it will stand on the vote card.

# $name (Text)
nominate-by-title = Who puts { $name } forward?

nominate-by-say = Write the name of a member of your group.
nominate-by-own = Leave it empty if they want to stand themselves. Then your group backs them.
nominate-by-label = Name of the member

# $name (Text)
nominate-like-title = How do you say the name { $name }?

nominate-like-say = A voice reads the name out. Listen to it on the next page.
nominate-like-help = Does it sound wrong? Write it as it sounds.
nominate-like-label = Say it like
nominate-like-hint = For example: Niamh, say it like Neev. Leave it empty if it sounds right.

# $name (Text)
nominate-points-title = What does { $name } want to say?

nominate-points-say = Three points. Each is one short sentence.
nominate-points-own = Write what they say, in their own words.
nominate-points-all = Write this point too. Everybody has three.

# $name (Text)
nominate-photo-title = A photo of { $name }

nominate-photo-phone = Take it with a phone, or choose one that you have.
nominate-photo-look = The face should be big. The wall behind should be plain.
nominate-photo-drawing = A drawing or a symbol is fine too.

# $name (Text)
nominate-crop-title = Is the face of { $name } in the middle?

nominate-crop-say = This is how voters see the photo.
nominate-crop-move = Move it with your finger, the mouse, the arrow keys or the buttons.
nominate-crop-picture = The photo as voters see it
nominate-crop-left = To the left
nominate-crop-right = To the right
nominate-crop-up = Up
nominate-crop-down = Down
nominate-crop-nearer = Nearer
nominate-crop-further = Further away
nominate-crop-keep = Keep it like this
nominate-crop-other = Choose another photo

## One person
## Not spoken.

# $name (Text)
nominate-hear = Hear the name { $name }

nominate-do-name = The name
nominate-do-like = How the name is said
nominate-do-vote = The vote
nominate-do-by = Who puts them forward
nominate-do-points = Three points
nominate-do-photo = A photo
nominate-do-crop = Move the photo

# $name (Text)
nominate-do-yes = { $name } says yes

nominate-do-voice = The group says yes
nominate-do-approval = The board secretary says yes
nominate-state-changed = Changed. A new yes is needed.
nominate-state-waits = It is being looked at
nominate-own-wish = By their own wish. The group backs them.


nominate-yes-phone = Or let them say yes on their own phone

# $name (Text)
# $helper (Text)
nominate-yes-helped = { $name } said yes. { $helper } helped.

# $name (Text)
nominate-yes-alone = { $name } said yes. Nobody helped.

nominate-yes-sheet = The yes is on a signed sheet.
nominate-out = Take this person out
nominate-out-then = All that is written here goes, with the photo.

# $name (Text)
nominate-is-out = { $name } is taken out.

# $name (Text)
nominate-voice-title = Do you want to put { $name } forward?

nominate-voice-own = They said yes themselves. Now your group says yes too.
nominate-voice-yes = Yes, we put them forward
nominate-voice-sent = It is sent. The board secretary looks at it now.

## A code for the person's own phone
## Not spoken.

# $name (Text)
nominate-code-title = { $name } says yes on their own phone

nominate-code-print = Print this page and give it to them, or show it to their camera.
nominate-code-open = Open this address:
nominate-code-type = Then type this code:
nominate-code-once = You can say yes with it once. You can take that yes back with it too.
nominate-code-secret = Give it to nobody else.
nominate-code-new = Make a new code
nominate-code-button = Make the code
nominate-code-before = A code that you made before does not work any more.

## A signed sheet, typed in by the secretary
## Not spoken.

nominate-signed-title = Is the sheet signed?

# $name (Text)
nominate-signed-person = { $name } signed the sheet, or made their mark.

nominate-signed-group = A person of the group signed it for the group.
nominate-signed-helper = Who helped to fill it in? Leave it empty if nobody did.
nominate-signed-voice = Who signed it for the group?
nominate-signed-keep = Keep the sheet until the complaints time is over.
nominate-signed-button = The sheet is signed

## What the secretary does
## Not spoken.

approve-title = Who wants to stand
approve-say = Look at each person. Approve them, or hand them back with a sentence.

# $people (Number)
# $seats (Number)
approve-few =
    { $people ->
        [0] Nobody stands yet
        [one] { $people } person stands
       *[other] { $people } people stand
    }. There are { $seats ->
        [one] { $seats } seat
       *[other] { $seats } seats
    }.

approve-too-few = Too few people stand for some votes.
approve-too-few-way = Talk to the groups. You can give them more time with a new day.
approve-waits = Look at it
approve-group = Group:
approve-by = Put forward by:
approve-typed = Typed by:
approve-button = Approve

# $name (Text)
approve-done = { $name } is approved.

approve-undo = Take the approval back

# $name (Text)
approve-undone = { $name } is not approved any more.

approve-back = Hand it back
approve-back-say = Write in one sentence what the group should change.
approve-back-label = What should change?

# $name (Text)
approve-handed-back = { $name } is handed back to the group.

approve-not-yet = It can be approved when nothing else is missing.
approve-add = Type in a signed sheet
approve-add-title = Whose sheet is it?
approve-print = Print posters and a booklet
approve-print-same = They show just what voters see.
approve-print-when = Put the election together first. Then you can print.

# $vote (Text)
approve-poster = Poster for { $vote }

approve-booklet = Booklet, one person on each page
approve-hustings = Sheet for a meeting where all speak

## Printed
## Not spoken.

# $vote (Title)
print-poster-file = Poster: { $vote }

print-poster-same = Everybody has the same space. The order is different on each poster.

# $election (Election)
print-booklet-file = Booklet: { $election }

print-booklet-title = People who stand
print-booklet-all = You can choose them in this election.

# $election (Election)
print-hustings-file = Meeting: { $election }

print-hustings-title = Who speaks when
print-hustings-time = Everybody gets the same time: two minutes.
print-hustings-turn = Begin with number one. Then go down the list.
print-hustings-round = In the next round begin with number two.

# $number (Number)
print-point = Point { $number }

print-sheet-file = Sheet: a person who wants to stand
print-sheet-title = I want to stand
print-sheet-group = Our group
print-sheet-name = My name
print-sheet-like = Say it like
print-sheet-vote = I stand for
print-sheet-by = This member puts me forward
print-sheet-points = My three points
print-sheet-words = At most 15 words each.
print-sheet-photo = Put a photo with this sheet. Write my name on its back.
print-sheet-yes = I say yes
print-sheet-see = Everybody can see my photo, my name and my three points.
print-sheet-long = My name stays for always.
print-sheet-back = I can take my yes back until the lists are locked.
print-sheet-sign = My name or my mark
print-sheet-helped = This person helped me
print-sheet-voice = Our group says yes
print-sheet-voice-who = Name of the person who says it for the group
print-sheet-send = Give this sheet to the board secretary.
