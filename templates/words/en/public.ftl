### The pages for everybody: the first page, who stands, the results, the record.

## The path of an election
## Spoken.

path-voting = Voting
path-now = Now:
path-done = (done)

## The first page, and who stands
## Spoken.

people-title = Who can I vote for?
people-stood-title = Who stood?
contest-nobody = Nobody is standing here.
contest-nobody-stood = Nobody stood here.
landing-need-card = You need your vote card.
landing-paused = Voting is paused.
landing-paused-meaning = You can vote when it goes on. Please come back later.
landing-welcome = Welcome to RepVote
landing-no-election = There is no election here yet.
landing-come-back = Come back later, or ask the board.
landing-what-title = What is this?
landing-what-people = People choose who speaks for them on the board.
landing-what-card = You vote with a vote card.
landing-what-pictures = You choose from pictures.
landing-what-box = Your vote goes in a locked box.
landing-what-secret = Nobody can see who you voted for.
landing-what-check = Anyone can check that the count is right.
landing-when-title = What happens when?

# $seats (Seats)
contest-chosen =
    { $seats ->
        [one] { $seats } person will be chosen.
       *[other] { $seats } people will be chosen.
    }

# $candidates (People) who stand
contest-stand =
    { $candidates ->
        [one] { $candidates } person stands.
       *[other] { $candidates } people stand.
    } The order is by name.

# $candidates (People) who stood
contest-stood =
    { $candidates ->
        [one] { $candidates } person stood.
       *[other] { $candidates } people stood.
    } The order is by name.

# $seats (Seats)
contest-had-seats =
    { $seats ->
        [one] There was { $seats } seat.
       *[other] There were { $seats } seats.
    }

# $day (Text)
landing-until = You can vote until { $day }.

# $day (Text)
landing-from = You can vote from { $day }.

landing-new-cards = Old vote cards do not work now. There will be new cards.
contest-no-vote = Nobody is standing here. So there is no vote here.
contest-no-vote-then = Nobody stood here. So there was no vote here.

## The first page: links and buttons
## Not spoken.

landing-title = Welcome
landing-see-results = See the results
landing-vote = Vote
landing-what-they-say = What do they say?
landing-what-they-said = What did they say?
page-look = Size and colour

## Who stands: links
## Not spoken.

contest-back = Back to all areas

# $area (Text)
contest-back-to = Back to { $area }

## The picture wall
## Spoken.

wall-shows = The picture wall shows the cards in this box.
wall-look = Look for your card by its first picture.
wall-no-choice = It does not show who you voted for.
wall-print = Print the picture wall

## Is my vote in the box?
## Spoken.

check-title = Is my vote in the box?

## The results
## Spoken.

results-title = Results
results-elected-title = These people are elected
results-none = There are no results yet.
results-not-signed = The board has not signed this result yet.
results-can-change = It can still change, if a mistake is found.
# $board (Board)
# $election (Election)
results-signed-by = { $board }, { $election }.

results-signed = The board has signed this result.
results-tie-title = How was the tie settled?
results-votes-title = How many votes?
results-chosen-mark = (elected)

## Sentences about a result
## Spoken.

# $max (MostChoices) as many as one voter may choose
results-could-choose =
    { $max ->
        [one] Each voter could choose { $max } person.
       *[other] Each voter could choose { $max } people.
    }

# $first (Text)
# $last (Text)
list-and = { $first } and { $last }

# $name (Person)
# $role (Text)
results-is-chosen = { $name } is elected as a { $role }.

# $people (Votes)
results-voted =
    { $people ->
        [one] { $people } person voted here.
       *[other] { $people } people voted here.
    }

results-all-have-seat = There was a place for everyone. Everybody who stood is elected.

# $seats (Seats)
results-empty =
    { $seats ->
        [one] { $seats } seat is empty.
       *[other] { $seats } seats are empty.
    }

# $votes (Votes)
results-more-votes =
    { $votes ->
        [one] There is { $votes } vote too many here. Nobody can say which.
       *[other] There are { $votes } votes too many here. Nobody can say which.
    }

results-lost-votes = Votes are lost here. Two people have signed that.
results-more-stands = That cannot change who is elected.
results-more-again = That could change who is elected. So the board does not sign this result.
results-vote-again = The people vote here again.
results-stopped = Voting here was stopped.
results-stopped-died = Somebody who stood here has died.
results-stopped-withdrew = Somebody who stood here does not want to stand any more.
results-stopped-not-allowed = Somebody who stood here must not stand.
results-stopped-ballot-error = There was a mistake in what people see.
results-stopped-other = Ask the board about it.
results-stopped-shut = Nobody opens the box. Nobody counts these votes.
results-stopped-again = There will be a new vote here.
results-stopped-cards = You get a new card for it.
results-hat = Their names were put in a hat.
results-drawn = The names were drawn in public.
results-dice = They rolled dice in public.
results-higher = The higher number went first.

# $names (Names)
results-one-has = { $names } is elected.

# $names (Names)
results-have = { $names } are elected.

# $seats (Seats)
results-left =
    { $seats ->
        [one] { $seats } seat was left for them.
       *[other] { $seats } seats were left for them.
    }

# $votes (Votes)
results-votes =
    { $votes ->
        [0] no votes
        [one] { $votes } vote
       *[other] { $votes } votes
    }

# $names (Names)
# $votes (Votes)
results-level =
    { $names } had { $votes ->
        [0] no votes
        [one] { $votes } vote
       *[other] { $votes } votes
    } each.

## Every step of the count
## Not spoken.

# $seats (Seats)
count-seats =
    { $seats ->
        [one] There is { $seats } seat.
       *[other] There are { $seats } seats.
    }

# $name (Person)
# $votes (Votes)
count-votes =
    { $name } has { $votes ->
        [0] no votes
        [one] { $votes } vote
       *[other] { $votes } votes
    }.

count-everyone = There is a place for everyone. Everybody who stood is elected.

# $name (Person)
count-elected = { $name } is elected.

# $people (Number)
# $votes (Votes)
# $seats (Seats)
count-tied =
    { $people ->
        [one] { $people } person
       *[other] { $people } people
    } have { $votes ->
        [0] no votes
        [one] { $votes } vote
       *[other] { $votes } votes
    } each. { $seats ->
        [one] { $seats } seat is left for them.
       *[other] { $seats } seats are left for them.
    }

count-lot-needed = There is a tie. Draw names in public.
count-lot-hat = Their names were drawn from a hat.

# $rolls (Text)
count-lot-dice = They rolled dice: { $rolls }.

# $first (Text) the rolls of the rounds before
# $later (Text) the rolls of the next round
count-rolls = { $first }; then { $later }

# $names (Names)
count-lot-order = The result of the draw is: { $names }.

## The results: links and labels
## Not spoken.

results-chosen = Elected
results-back = Back to all results
results-print-poster = Print the poster
results-print-sheet = Print this sheet
results-who-stood = Who stood here?
results-see-here = See the result
results-steps = Every step of the count
results-check = Check the election yourself

## The public record
## Spoken.

record-title = Check the election
record-anyone = Anyone can check this election.
record-no-trust = You can check us.
record-holds-votes = The public record holds every locked vote.
record-holds-count = It holds the count and the result.
record-no-names = It does not hold names of voters.
record-late = New votes are in it after 10 minutes.
record-going-on = The election is still going on. The record will grow.
record-opened-again = Before voting the lists were put right. Only the new cards and keys count.
record-keep-copy = Keep your copy. Later you can see that nothing went missing.
record-none = There is no public record yet. It is here when voting opens.

## The public record: buttons
## Not spoken.

record-download = Download the public record

# $contest (Title)
record-wall-of = Picture wall: { $contest }

## About RepVote
## Spoken.

about-title = About RepVote
about-for-title = Who is it for?
about-for-whom = RepVote is for people with a learning disability.
about-who-speaks = They choose who speaks for them.
about-not-alone = One person alone cannot open the box.
about-together = Key holders open it together.
about-anyone = Anyone can check the count.
about-help = You can have help to vote.
about-helper = A helper must not choose for you.
about-practise-title = Practise voting
about-practise = You can practise with fruit. Practice votes go in no box.
about-cannot-title = What RepVote cannot do
about-cannot-see = RepVote cannot see if somebody looks at your screen.
about-cannot-stop = RepVote cannot stop somebody who tells you how to vote. Ask the board for help.

## About RepVote: buttons
## Not spoken.

about-practise-screen = Practise on the screen
about-practise-paper = Print a practice paper

## Can everybody use this?
## Spoken.

access-title = Can everybody use this?
access-lead = We want everybody to be able to vote here.
access-can-title = What you can do
access-words-bigger = You can make the words bigger.
access-colours = You can change the colours.
access-photos = You choose from photos.
access-no-reading = You do not need to read.
access-buttons = All buttons are big.
access-keys = You can use keys or switches.
access-time = You can take as long as you like.
access-helper = You can have a helper.
access-other-ways = Ask the secretary about other ways to vote.
access-not-yet-title = What does not work yet
access-no-signing = There is no sign language here.
access-welsh-voice = A computer speaks the Welsh words.
access-welsh-unchecked = Nobody has checked our Welsh yet.
access-computer-checks = A computer checks our pages. It cannot find everything.
access-tried-title = Who has tried it?
access-tried-nobody = Nobody with a learning disability has tried this version yet.
access-changed = This is what we changed after that:

# $number (Text)
access-version = This version has the number { $number }.

access-problem-title = Something does not work for you?
access-tell-board = Tell the board.
access-what-went-wrong = Say what went wrong.
access-board-must-listen = The board must listen and answer.
access-how-to-tell = You do not know how to tell the board?
access-ask-person = Ask the person who gave you your vote card.
access-no-help-title = Does the board not help?
access-somebody-else = You can tell somebody else.
access-service = They are called the Equality Advisory and Support Service.
access-phone = Their phone number is 0808 800 0082.

# $people (Number)
access-tried =
    { $people ->
        [one] { $people } person tried it.
       *[other] { $people } people tried it.
    }

## Can everybody use this? Older versions
## Not spoken.

access-tried-older = Who tried older versions
