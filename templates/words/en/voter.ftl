### What a voter reads and hears on the tablet.

## The band above every step
## Spoken.

top-look = Change how it looks
help-button = I need help
top-stop = Stop

## The same where there is little room
## Not spoken.

top-look-short = Size and colour
top-help-short = Help

## Buttons of many steps
## Spoken.

go-back = Go back
try-again = Try again
start-again = Show another card
finish = Finish
next-card = I have another vote card
please-wait = Please wait.
clears = This page clears after 2 minutes.

## Show your card
## Spoken.

card-heading = Show your vote card
card-next-heading = Show your next vote card
card-check-heading = Is my vote in the box?
card-check-lead = Show your vote card.
card-camera = Use the camera
card-camera-stop = Stop the camera
card-hold = Hold your card in front of the camera.
card-camera-fails = The camera does not work here. Ask for help.
card-scanner = Or use the scanner.
card-no-camera = The camera does not work here.
card-scanner-only = Use the scanner.
card-helper-only = Ask a helper to type your card.
card-ask-helper = Or ask a helper to type your card.
card-other-way = Or ask the secretary how you can vote.
card-helper = For helpers: type or paste the card
card-field = The letters on the card, or the link
card-field-how = There are 30 letters on the card. They can be big or small.
card-use = Use this card
card-looking = We are looking for your election.
card-error-card-half = We did not get all of your card. Show your card again.
card-error-card-case = The scanner got big and small letters wrong. Ask a helper to switch off Caps Lock.
card-error-card-foreign = This is not a vote card. Show your vote card.
card-error-card-letters = We do not know these letters. Look at your card again.
card-error-card-no-answer = There was no answer. Wait a little, and try again.

## How it looks
## Spoken.

look-heading = Choose how it looks
look-fine = This is right for me
look-usual = Use the usual look
look-more = Change something else
look-topic-size = Size
look-topic-theme = Colours
look-topic-show = Pictures
look-topic-layout = People
look-topic-sound = Sound
look-topic-switch = One switch
look-group-size = How big?
look-group-theme = Which colours?
look-group-show = Words or pictures?
look-group-layout = How do you want to see the people?
look-size-small = Small
look-size-normal = Big
look-size-large = Bigger
look-size-largest = Biggest
look-theme-warm = Warm white
look-theme-cream = Cream
look-theme-blue = Pale blue
look-theme-black-on-white = Black on white
look-theme-white-on-black = White on black
look-theme-yellow-on-black = Yellow on black
look-show-both = Words and pictures
look-show-pictures = Pictures only
look-show-words = Fewer pictures
look-layout-all = All together
look-layout-one = One at a time

## You are going to vote
## Spoken.

start-vote = You are going to vote

# $max (MostChoices) as many as one voter may choose
start-can-choose =
    { $max ->
        [one] You can choose { $max } person.
       *[other] You can choose { $max } people.
    }

start-begin = Start
voted-heading = You have already voted
voted-line-1 = Your vote is in the box.
voted-line-2 = You can vote again: the last one counts.
voted-done = I am done
voted-again = Vote again
obstacle-not-listed-heading = This card is not for this election
obstacle-not-listed-line-1 = Ask for help.
obstacle-cancelled-heading = This card does not work any more
obstacle-cancelled-line-1 = Ask for a new card.
obstacle-not-open-heading = Voting has not started
obstacle-not-open-line-1 = Keep your card. Come back later.
obstacle-paused-heading = Voting is paused
obstacle-paused-line-1 = Keep your card. Please try again later.
obstacle-often-heading = You have already voted
obstacle-often-line-1 = Your vote is in the box.
obstacle-often-line-2 = This card cannot vote again.
obstacle-closed-heading = Voting is over
obstacle-closed-line-1 = This card cannot vote any more.
obstacle-closed-voted-heading = Voting is over
obstacle-closed-voted-line-1 = Your vote is in the box.
obstacle-wrong-heading = Something is wrong with this election
obstacle-wrong-line-1 = Ask for help.
cannot-post-heading = This tablet cannot post a vote now
cannot-post-why = Something is wrong on the way to the box.
cannot-post-next = Nothing is lost. Ask for help, or use another tablet.
unsafe-heading = You cannot vote at this address
unsafe-line-1 = This address is not safe. Ask for help.

obstacle-stopped-heading = Voting has stopped

# $contest (Title)
card-contest-stopped = Voting for { $contest } has stopped. You did nothing wrong.

card-contest-stopped-next = There will be a new vote. You get a new card for it.

## Choose people
## Spoken.


# $max (MostChoices) as many as one voter may choose
choose-lead =
    { $max ->
        [1] Touch a picture to choose a person. You can choose only { $max }.
       *[other] Touch a picture to choose a person. You can choose up to { $max }.
    }

# $count (Choices) chosen so far
# $max (MostChoices) as many as one voter may choose
# $left (ChoicesLeft) that can still be chosen
choose-status =
    { $count ->
        [0]
            You have not chosen anyone yet. { $max ->
                [one] You can choose { $max } person.
               *[other] You can choose { $max } people.
            }
       *[other]
            { $left ->
                [0]
                    { $count ->
                        [one] You have chosen { $count } person.
                       *[other] You have chosen { $count } people.
                    } That is all you can choose.
               *[other]
                    { $count ->
                        [one] You have chosen { $count } person.
                       *[other] You have chosen { $count } people.
                    } You can choose { $left } more.
            }
    }

# $max (MostChoices) as many as one voter may choose
# $name (Person)
choose-full =
    { $max ->
        [1] To choose { $name }, first take away the other person.
       *[other] To choose { $name }, first take away one of the others.
    }

choose-take = Touch to choose
choose-chosen = Chosen
choose-done = I have finished choosing
choose-nobody = I do not want to choose anyone

# $first (First) of those who are seen now
# $last (Last)
# $people (People)
choose-more = { $first } to { $last } of { $people }. See more people

# $name (Person)
choose-says = What does { $name } say?

choose-says-back = Go back to all the people

# $name (Person)
choose-slot = Take away { $name }

choose-slot-aloud = Take this person away

# $place (Place)
# $people (People)
choose-person = Person { $place } of { $people }

# $name (Person)
choose-yes = Yes, choose { $name }

# $name (Person)
choose-keep = Yes, keep { $name }

choose-no = No
choose-away = No, take away
choose-aloud-yes = Yes
choose-aloud-no = No
choose-not-now = Not now
choose-before = Go back to the person before
choose-next-one = See the next person
choose-see-chosen = See the people I chose
choose-unseen = You have not seen everyone yet
choose-unseen-next = Do you want to see the others?
choose-unseen-see = See the others
choose-later = You said not now

# $people (SomePeople)
choose-later-next =
    { $people ->
        [one] You said not now to { $people } person.
       *[other] You said not now to { $people } people.
    } Do you want to look again?

choose-look-again = Look again

## Nobody chosen
## Spoken.

nobody-heading = Do you want to choose anyone?
nobody-none = You have not chosen anyone.

# $count (SomeChoices) chosen so far
nobody-some =
    { $count ->
        [one] You have chosen { $count } person.
       *[other] You have chosen { $count } people.
    }

nobody-some-next = Do you want to take them away?
nobody-keep = Go back and choose
nobody-keep-some = Keep the people I chose
nobody-clear = I do not want to choose anyone

## Look again
## Spoken.

review-heading = These are the people you chose
review-one = This is the person you chose
review-right = Is this right?
review-none-heading = You did not choose anyone

# $count (Choices) chosen so far
# $max (MostChoices) as many as one voter may choose
# $left (MoreChoices) that can still be chosen
review-more =
    { $count ->
        [0]
            { $max ->
                [one] You can choose { $max } person.
               *[other] You can choose { $max } people.
            } You do not have to.
       *[other]
            { $left ->
                [one] You can choose { $left } more person.
               *[other] You can choose { $left } more people.
            } You do not have to.
    }

review-change = Change

# $name (Person)
review-change-label = Change { $name }

review-choose = Go back and choose
review-yes = Yes, this is right

## Post your vote
## Spoken.

post-heading = Post your vote
post-line-1 = When you post your vote it goes in the box.
post-line-2 = Nobody can see who you voted for.
post-line-3 = This tablet does not keep your vote.
post-post = Post my vote

## I need help
## Spoken.

help-heading = Put up your hand
help-or-phone = Or phone us.
help-or-ask = Or ask somebody you trust.
help-hidden = Your choices are hidden.
help-helper = For the helper
help-line-1 = You can look at this page now.
help-line-2 = Say what the question means. Do not choose.
help-line-3 = Only the voter touches this.
help-lift = Go back to my vote

## When nobody touches the page
## Spoken.

quiet-heading = Are you still voting?
quiet-line-1 = Take all the time you need.
quiet-line-2 = Soon we hide this page. You do not lose anything.
quiet-yes = Yes, I am still voting
quiet-hidden-heading = Your vote is hidden
quiet-hidden-line-1 = You did not lose anything.
quiet-hidden-line-2 = Only the voter touches this.

## A vote that was begun
## Spoken.

keep-found = We kept what you chose before.
keep-found-next = You can go on.
keep-waiting = Locked votes wait on this tablet.
keep-waiting-next = They go in the box when the connection is back.
keep-refused = A locked vote is not in the box. Tell the secretary.
keep-elsewhere = This card has voted in another window.

## Without a connection
## Spoken.

offline-start = The tablet has no connection now.
offline-start-next = You can vote. Your locked vote waits here for the connection.
offline-trying = The tablet also tries again by itself.
offline-waits = Your vote is locked. You can also keep it here.

## Listening
## Spoken.

sound-stop = Stop sound
sound-listen = Listen
sound-everything = You can hear everything. Touch Listen.
sound-heading = Do you want to listen?

# $name (Person)
sound-hear = Listen to { $name }

sound-chose = You chose
sound-took = You took away
sound-lead = With headphones the tablet can read everything to you.
sound-try = Try my headphones
sound-test = Hello. This is the voice of the tablet.
sound-ask = Do you hear the voice in your headphones?
sound-yes = Yes, I hear it in my headphones
sound-again = Play it again
sound-no = No
sound-is-on = The tablet reads everything to you now.
sound-off = Stop reading to me
sound-slower = Slower
sound-faster = Faster
sound-quieter = Not so loud
sound-louder = Louder
sound-speed-1 = Very, very slow
sound-speed-2 = Very slow
sound-speed-3 = A little slow
sound-speed-4 = Not slow, not fast
sound-speed-5 = A little fast
sound-speed-6 = Very fast
sound-speed-7 = Very, very fast
sound-volume-1 = Very quiet
sound-volume-2 = A little quiet
sound-volume-3 = Not quiet, not loud
sound-volume-4 = A little loud
sound-volume-5 = Very loud

## One switch
## Spoken.

scan-heading = Do you use one switch?
scan-lead = A frame moves over the page. Press your switch when it is at the right place.
scan-on = Use one switch
scan-off = Stop using one switch
scan-rest = Press your switch to start again.
scan-row-choices = What you can choose
scan-row-top = Listen, look, help and stop
scan-slower = The frame moves slower
scan-faster = The frame moves faster

# $seconds (Seconds)
scan-pace =
    { $seconds ->
        [one] Moves after { $seconds } second
       *[other] Moves after { $seconds } seconds
    }

## Please wait
## Spoken.

wait-locking = We are locking your vote
wait-posting = We are posting your vote
wait-stop = Your vote is on its way. Please wait.

## When the connection is lost
## Spoken.

lost-heading = Please try again
lost-line-1 = The tablet lost its connection.
lost-line-2 = We do not know if your vote is in the box.
lost-line-3 = Touch Try again. Your vote counts only once.
lost-unsure-heading = We are not sure that your vote got in
lost-again = It still does not work. Ask for help.
lost-leave = Keep my vote here
lost-seal-heading = We could not lock your vote
lost-seal-line-1 = Nothing was posted. Touch Try again.
lost-seal-line-2 = Or use another tablet.
lost-doubt-heading = We are not sure about your vote
lost-doubt-line-1 = The box gave a strange answer. Touch Try again.
lost-doubt-line-2 = Or ask for help.
lost-load-heading = The tablet lost its connection
lost-load-line-1 = Wait a little. Then touch Try again.
waits-heading = Your vote waits on this tablet
waits-line-1 = It is locked. Nobody can read it.
waits-line-2 = It goes in the box when the connection is back.
waits-line-3 = Keep your card. You can check later.

## When a vote cannot be posted
## Spoken.

not-posted-heading = Your vote is not in the box
not-posted-stays-heading = Your vote from before counts
not-posted-card-heading = This card cannot vote now
not-posted-next = Keep your card. Ask for help.

## The vote is in the box
## Spoken.

done-heading = Your vote is in the box
done-keep = Keep your card. You can check later.
done-card = Your card looks like this.
done-different = My card is different

## Show the card to a helper
## Spoken.

compare-heading = Show your card to a helper
compare-line-1 = Your vote is in the box.
compare-line-2 = Helper: look at the card and at these pictures.
compare-line-3 = If they are different, tell the secretary.
compare-clears = This page clears after 5 minutes.

## The next person
## Spoken.

handover-heading = Give the tablet to the next person
handover-gone = Your choices are gone from this screen.
handover-start = Start
handover-home = You can close this page

## Stop
## Spoken.

stopped-ask = Do you want to stop?
stopped-nothing = This vote is not in the box. Your card still works.
stopped-doubt = We do not know if your vote is in the box. You can check later.
stopped-stay = Go back to my vote
stopped-stop = Yes, stop
stopped-gone = No vote went in the box. Your card still works.
stopped-earlier = This new vote is not in the box. Your vote from before counts.
stopped-earlier-gone = Your vote from before is in the box.
stopped-waits = Your locked vote waits here. It goes in the box later.
stopped-no-card = You can come back with your card.
stopped-heading = You have stopped
stopped-next = The next person can start.
stopped-close = You can close this page.

## Only for readers of the screen
## Not spoken.

# $name (Person)
choose-photo = Photo of { $name }

## Without a script
## Not spoken.

vote-band = Your vote
vote-no-script = You cannot vote on this tablet
vote-no-script-lock = This tablet cannot lock your vote.
vote-no-script-next = Ask the secretary how you can vote.
vote-no-script-people = See the people you can choose:
