### Setting up an election in the browser: what the secretary does before the lists are locked.

## The first sign-in
## Not spoken.

setup-first-title = Welcome. You are the secretary
setup-first-you = You set up the election and look after it.
setup-first-once = This page is open only once. Choose a passphrase that only you know.
setup-first-name = Write it as it will stand on the final result.
setup-first-button = Start
setup-first-code = The code
setup-first-where = It is in the window where RepVote was started. Capital letters do not matter.
setup-first-type-code = Type the code from the window of RepVote.
setup-passphrase-again = The passphrase again
setup-type-again = Type the passphrase again.
setup-not-the-same = The two passphrases are not the same. Type both again.

## The list of steps
## Not spoken.

setup-title = Set up the election

# $steps (Number)
setup-left =
    { $steps ->
        [0] Nothing is missing now
        [one] { $steps } thing to do
       *[other] { $steps } things to do
    }

setup-any-order = Do them in any order. What you write is kept. You can stop and come back.
setup-changed = You changed something. The election is still as before. Put it together again.
setup-drop = Forget what I changed
setup-dropped = Your changes are gone. The election is as before.
setup-is-together = The election is put together. You can still change everything.
setup-back = Back to all steps
setup-back-one = Go back
setup-keep = Keep this
setup-kept = Your answer is kept.
setup-state-done = Done
setup-state-now = To do
setup-state-waits = If you like
setup-state-later = Later
setup-chapter-election = The election
setup-chapter-seats = The seats
setup-chapter-duties = People with a job
setup-chapter-people = Who stands and who votes
setup-chapter-days = The days
setup-chapter-rules = The rules
setup-chapter-finish = Put it all together

# $seats (Number)
# $votes (Number)
setup-seats-some =
    { $seats ->
        [one] { $seats } seat
       *[other] { $seats } seats
    } in { $votes ->
        [one] { $votes } vote
       *[other] { $votes } votes
    }

# $people (Number)
setup-people-some =
    { $people ->
        [one] { $people } person stands
       *[other] { $people } people stand
    }

# $people (Number)
# $half (Number)
setup-people-half =
    { $people ->
        [one] { $people } person stands
       *[other] { $people } people stand
    }. Something is missing for { $half }.

# $people (Number)
setup-members-some =
    { $people ->
        [one] { $people } person may vote
       *[other] { $people } people may vote
    }

# $number (Number)
setup-percent = { $number } in a hundred

setup-lock-then = After this nobody can change the lists.

# $name (Text)
setup-is-there = { $name } is there now.

# $name (Text)
setup-taken-out = { $name } is taken out.

# $name (Text)
setup-change = Change { $name }

setup-all-there = That is all

## Where to begin
## Not spoken.

setup-start-title = How do you want to begin?
setup-start-link = Begin with an earlier election or a folder
setup-start-nothing = Begin with nothing
setup-start-button = Begin with this
setup-start-sure = What I wrote until now can go.
setup-started = It is all there. Look at each step.
setup-file-choose = Choose the file first.
setup-folder-title = Begin with an election folder
setup-folder-what = An election folder holds a whole election: who stands and who may vote.
setup-folder-change = You can change everything after that.
setup-folder-file = The folder as one zip file
setup-folder-hint = At most 25 megabytes.
setup-list-wrong-folder = The folder has mistakes. Nothing was changed. Mend them, then send it again.
setup-record-title = Begin with an earlier election
setup-record-what = Areas, seats, rules and days come from its public record.
setup-record-people = No people come with it. You write them new.
setup-record-file = The public record
setup-record-hint = The zip file from the page of that election. If it is too big: only definition.json.

## One question on a page
## Not spoken.

setup-answer = Your answer
setup-name = Name
setup-number = Number
setup-day = The day
setup-day-hint = For example 11 5 2026. Leave it empty if you do not know it yet.
setup-day-day = Day
setup-day-month = Month
setup-day-year = Year
setup-day-wrong = This is not a day. Write it in numbers, like 11 5 2026.
setup-day-order = This day comes too early or too late. Look at the other days.
setup-type-here = Write something here.
setup-type-name = Write a name here.
setup-choose-one = Choose one.

# $least (Number)
# $most (Number)
setup-number-hint = From { $least } to { $most }.

# $least (Number)
# $most (Number)
setup-number-between = Write a number from { $least } to { $most }.

setup-board-title = What is the name of the board?
setup-board-say = It stands at the top of each page.
setup-name-title = What is the name of this election?
setup-name-say = For example: Board election 2026. It stands on each vote card.
setup-language-title = Which language is the election in?
setup-language-say = Names and titles are in this language. Pages can be read in both.
setup-nominations-title = When can groups start to put people forward?
setup-nominations-say = The day only tells people. You open nominations yourself.
setup-checking-title = Until when can groups put people forward?
setup-checking-say = The day only tells people. You close nominations yourself.
setup-locked-title = When are the lists locked?
setup-locked-say = After that the keys and the vote cards are made.
setup-open-title = When does voting open?
setup-open-say = The day only tells people. You open voting yourself.
setup-closed-title = When does voting close?
setup-closed-say = The day only tells people. You close voting yourself.
setup-certified-title = When is the final result signed?
setup-certified-say = You and the witness sign it together.
setup-small-title = When must two people agree to count?
setup-small-why = With few votes, the result could show how a person voted.
setup-small-then = With fewer votes than this, you and the witness must agree first.
setup-spare-title = How many spare cards?
setup-spare-why = Spare cards are for cards that get lost or broken.
setup-spare-hundred = Write how many for each hundred people.
setup-again-title = How often can one card vote?
setup-again-why = People can change their mind. Only the last vote counts.
setup-holders-title = Who are the key holders?
setup-holders-what = Key holders open the box together after voting.
setup-holders-all = All of them must be there. Nobody can open the box alone.
setup-holders-who = Choose from one to five people who would not work together in secret.

# $number (Number)
setup-holder = Key holder { $number }

setup-name-twice = This name is there already.
setup-witness-title = Who is the witness?
setup-witness-what = The witness checks what you do and signs the final result with you.
setup-witness-who = It must be another person. It should not be someone who stands.

## The rules and who agreed
## Not spoken.

setup-rules-title = Show the rules to the groups
setup-rules-say = Talk about the rules with each group before people are put forward.

# $kind (Text)
# $who (Text)
setup-rule-kind = { $kind }: { $who } can stand and vote.

setup-rule-seats = So many people are chosen:

# $voters (Number)
setup-rule-helper =
    { $voters ->
        [one] One helper may help { $voters } voter.
       *[other] One helper may help at most { $voters } voters.
    }

# $votes (Number)
setup-rule-small = With fewer than { $votes } votes, two people must agree before the box is opened.

# $day (Text)
setup-rule-opens = Voting opens on { $day }.

# $day (Text)
setup-rule-closes = Voting closes on { $day }.

# $names (Text)
setup-rule-holders = Key holders: { $names }.

# $name (Text)
setup-rule-worries = Do you have a worry? Tell { $name }.

# $phone (Text)
setup-rule-phone = You can ring for help: { $phone }

setup-helpers-title = How many voters may one helper help?
setup-helpers-why = This keeps one person from helping too many.
setup-worries-title = Who can people tell about a worry?
setup-worries-who = Choose somebody who is not on the board and does not stand.
setup-worries-hint = For example: Pat Example, telephone 01632 960123
setup-phone-title = Which number can people ring for help?
setup-phone-why = Voters at home see it and hear it.
setup-phone-hint = Numbers and spaces. Leave it empty if there is none.
setup-phone-wrong = This is not a telephone number. Use numbers and spaces only.
setup-agreed-title = Groups that agree
setup-agreed-nobody = No group has agreed yet.
setup-agreed-group = Name of the group
setup-agreed-day = The day they agreed
setup-agreed-hint = For example 11 5 2026.
setup-agreed-button = This group agrees
setup-agreed-later = This day has not come yet.
setup-agreed-changed = The rules have changed since then
setup-agreed-out = Take out

# $group (Text)
setup-agreed-kept = { $group } agrees to the rules.

## Areas and seats
## Not spoken.

setup-areas-title = Which areas are there?
setup-areas-say = People vote for Reps of their own area.
setup-area-add = Add an area
setup-area-whole = Does everybody vote together? Then add one area: the whole county.
setup-area-name = Name of the area
setup-area-places = Which towns and villages are there?
setup-area-places-hint = Write commas between them. You can leave this out.
# $most (Number)
setup-area-places-many = Write at most { $most } places.
setup-area-places-twice = One place stands there twice. Take one away.
setup-area-colour = Which colour?
setup-area-no-colour = No colour
setup-area-blue = Blue
setup-area-green = Green
setup-area-red = Red
setup-area-purple = Purple
setup-area-orange = Orange
setup-area-teal = Blue-green
setup-area-brown = Brown
setup-area-pink = Pink
setup-area-picture = Which picture?
setup-area-no-picture = No picture
setup-area-hills = Hills
setup-area-sea = The sea
setup-area-forest = A forest
setup-area-river = A river
setup-area-bridge = A bridge
setup-area-town = A town
setup-area-out = Take this area out
setup-area-out-then = Its votes and the people who stand there go too.

# $name (Text)
setup-area-change = Change { $name }

setup-kinds-title = Who are the seats for?
setup-kinds-say = For example: Reps and family carers.
setup-kinds-never = Each kind has voters of its own. They are never mixed.
setup-kind-add = Add a kind of seat
setup-kind-name = Name for one person
setup-kind-rep = For example: Rep
setup-kind-plural = Name for more people
setup-kind-reps = For example: Reps
setup-kind-who = Who can stand and vote?
setup-kind-people = For example: People with a learning disability
setup-kind-out = Take this kind out
setup-kind-out-then = Its votes and the people who stand go too.

# $name (Text)
setup-kind-change = Change { $name }

# $kind (Text)
setup-seats-title = How many { $kind } does each area choose?

setup-seats-none = Leave a field empty where there is no vote.
setup-seats-out = If you take a vote away, the people who stand there go too.

# $kind (Text)
setup-choices-title = How many { $kind } may one voter choose?

setup-choices-usual = Leave it empty for the usual way: as many as there are seats.

# $kind (Text) the people of a kind of seat
# $area (Text)
setup-vote-title = { $kind } for { $area }

## Who stands
## Not spoken.

setup-people-title = Who stands?
setup-people-each = Each person has a name, three short sentences and a photo.
setup-people-order = Pages show the people in fair turns, not in this order.

# $people (Number)
# $seats (Number)
setup-people-count =
    { $people ->
        [0] Nobody stands yet.
        [one] { $people } person stands.
       *[other] { $people } people stand.
    } { $seats ->
        [one] There is { $seats } seat.
       *[other] There are { $seats } seats.
    }

setup-vote-name-title = What is this vote called?
setup-vote-name-say = It stands on the vote cards, and voters are asked by it.

# $name (Text)
setup-vote-name-usual = The usual name is: { $name }. An empty field means the usual name.

# $vote (Text)
setup-vote-name-change = Change the name { $vote }

# $vote (Text)
setup-person-add = Add a person for { $vote }

# $name (Text)
setup-person-change = Change { $name }

setup-person-name = A person who stands
setup-person-yes = Only write people here who said yes themselves.

# $number (Number)
setup-point = Sentence { $number }

# $most (Number)
setup-point-words = What the person wants to say. At most { $most } words.

# $most (Number)
setup-point-long = This is too long. Use at most { $most } words.

setup-stands-already = This name stands here already. Write (2) after the name.
setup-person-out = Take this person out
setup-person-out-then = The sentences and the photo go too.
setup-person-photo-missing = No photo
setup-person-points-missing = Sentences missing

# $name (Text)
setup-photo-title = Give a photo of { $name }

# $name (Text)
setup-photo-other = Another photo of { $name }

setup-photo-all = All photos get the same size. Keep the face in the middle.
setup-photo-drawing = A drawing or a symbol is as good as a photo.
setup-photo-file = The photo
setup-photo-kinds = A photo from a phone is fine. It must be .jpg, .png or .webp.
setup-photo-choose = Choose a photo first.

# $name (Text)
setup-photo-there = The photo of { $name } is there.

setup-no-votes = Say first how many people each area chooses.

## Who may vote
## Not spoken.

setup-members-title = Who may vote?
setup-members-say = Send one list with all people who may vote.
setup-members-private = The list is never public. We keep only these four things.

# $people (Number)
setup-members-there =
    { $people ->
        [one] { $people } person is on the list
       *[other] { $people } people are on the list
    }

# $vote (Text)
# $people (Number)
setup-members-vote =
    { $vote }: { $people ->
        [0] nobody may vote.
        [one] { $people } person may vote.
       *[other] { $people } people may vote.
    }

setup-members-few = That is few. The result could show how people voted.

# $people (Number)
setup-members-lost =
    { $people ->
        [one] { $people } person has no vote now.
       *[other] { $people } people have no vote now.
    } The area or the kind of seat was taken out. Send the list again.

setup-list-send = Send the list
setup-list-again = Send another list
setup-list-columns = The first line must be: name, area, seat_class, group.
setup-list-form = Get an empty list to fill in
setup-list-file = The list
setup-list-kinds = From Excel (.xlsx), LibreOffice (.ods), or .csv.
setup-list-button = Look at the list
setup-list-choose = Choose the list first.
setup-list-kind = This is not a list. Send a file that ends in .xlsx, .ods or .csv.
setup-list-wrong = The list has mistakes. Nothing was kept. Mend it, then send it again.

# $people (Number)
setup-list-kept =
    { $people ->
        [one] { $people } person was read.
       *[other] { $people } people were read.
    } Look at the numbers.

# $number (Number)
setup-problems-more = And { $number } more.

## Put it all together
## Not spoken.

setup-finish-title = Put the election together
setup-finish-say = This checks all that you wrote and makes the election of it.
setup-finish-missing = Something is still missing. Go back and look at the steps.

# $vote (Text)
# $seats (Number)
setup-finish-vote =
    { $vote }: { $seats ->
        [one] { $seats } seat.
       *[other] { $seats } seats.
    }

# $people (Number)
setup-finish-stand =
    { $people ->
        [0] Nobody stands.
        [one] { $people } person stands.
       *[other] { $people } people stand.
    }

setup-finish-most = The people with the most votes get the seats.
setup-finish-tie = Do two people have the same votes? Then names are drawn.
setup-finish-can-change = You can still change everything after this.
setup-finish-lock = When you lock the lists, nobody can change them.
setup-finish-button = Put it together
setup-finish-wrong = Something does not fit. Nothing was changed. Mend this, then try again.
setup-together = The election is put together.

setup-look-at = Please look at this before the lists are locked. Nothing of it stops you.

setup-account-first = Put the election together first. Then the witness can choose a passphrase.
setup-account-any = The witness chooses a passphrase

# $name (Text)
setup-account-title = { $name } chooses a passphrase

# $name (Text)
setup-account-give = Give the screen to { $name }.

setup-account-away = Nobody else looks. The witness keeps the passphrase secret.
setup-account-long = Use at least 15 letters, like four words.

# $name (Text)
setup-account-made = { $name } can sign now.
