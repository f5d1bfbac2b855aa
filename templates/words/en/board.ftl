### The board’s pages: what the secretary and the witness do.

## On every page
## Not spoken.

to-board-page = Go to the board page
board-back = Back to the board page
board-then-title = What happens next
board-no = No, go back
board-brand = RepVote board
board-sign-out = Sign out
board-to-voters = Page for voters

## Forms
## Not spoken.

form-error = Error:
form-did-not-work = That did not work
form-your-name = Your name
form-your-passphrase = Your passphrase
form-paste = You may paste it.
form-type-name = Type your name.
form-type-passphrase = Type your passphrase.
form-type-secretary-passphrase = Type the passphrase of the secretary.
form-type-witness-name = Type the name of the witness.
form-type-witness-passphrase = Type the passphrase of the witness.
form-passphrase-too-long = This passphrase is too long.
form-tick = Tick the box first. Then press the button again.
form-too-long = This is too long. Make it shorter.

## The first page
## Not spoken.

board-title = The board page
board-no-election = There is no election yet
board-witness-title = You are the witness
board-witness-secretary = The secretary does the steps of the election.
board-witness-check = You check them. The secretary asks for your passphrase when you sign the final result together.
board-witness-type = Type it on the secretary’s screen yourself. Tell it to nobody.

# $task (Text)
board-next = Next: { $task }

board-all-done = Everything is done
board-keep-record = Keep a copy of the public record. Anyone can check it.
board-path = The path of the election
board-steps = All steps
board-open-nothing = Nothing to do now
board-paused-meaning = Nobody can vote now. No vote is lost.

# $day (Text)
board-open-until = Voting is open until { $day }. On that day you can close it here.

board-when-needed = When you need it

# $command (Code)
board-load = Load the election’s folder with the command { $command }.

## The list of things to do
## Not spoken.

board-state-done = Done
board-state-now = To do now
board-state-waits = When everybody has voted
board-state-later = Later
board-state-early = Not yet

# $tasks (Number)
board-heading-before =
    { $tasks ->
        [one] { $tasks } thing to do before voting opens
       *[other] { $tasks } things to do before voting opens
    }

# $tasks (Number)
board-heading-after =
    { $tasks ->
        [one] { $tasks } thing to do to finish the election
       *[other] { $tasks } things to do to finish the election
    }

board-heading-finished = The election is finished
board-heading-paused = Voting is paused

## How many cards have voted
## Not spoken.

board-used-title = Cards used

# $used (Number)
# $cards (Number)
board-used-all = At least { $used } of { $cards } cards are used.

board-used-none = Fewer than 10 cards are used in each box.

# $contest (Title)
# $used (Number)
# $cards (Number)
board-used-contest = { $contest }: at least { $used } of { $cards }

# $contest (Title)
# $cards (Number)
board-used-few = { $contest }: fewer than 10 of { $cards }

board-used-tens = The numbers go up in tens. So nobody can see when a person voted.

## Open and close nominations
## Not spoken.

board-nominate-title = Open nominations
board-nominate-say = Then groups can put people forward and write their lists.
board-nominate-groups = Each group can put people forward from now on.
board-nominate-yes = Nobody stands who has not said yes.
board-nominate-mend = You can still change the set-up. What groups use already stays.
board-nominate-public = It is written in the public record that nominations are open.
board-nominate-sure = The groups are right. They can start.
board-nominate-done = Nominations are open.
board-nominated-title = Close nominations
board-nominated-say = Do this when the last day is over.
board-nominated-nobody = No group can put a new person forward after this.
board-nominated-check = Then you check the lists and put the election together.
board-nominated-again = If too few people stand, you can open nominations again.
board-nominated-sure = Every group has had its time.
board-nominated-done = Nominations are closed. Now check the lists.
board-again-title = Open nominations again
board-again-groups = Each group can put more people forward.
board-again-stay = Who stands already goes on standing.
board-again-public = It is written in the public record that nominations are open again.
board-again-sure = I tell each group the new day.
board-again-day = What is the new last day?
board-again-day-hint = For example 11 5 2026.
board-together-say = It is made of your answers and of all that the groups sent.

## Lock the lists
## Not spoken.

board-lock-now-title = What you lock
board-lock-title = Lock the lists
board-lock-who = After this nobody can change who is standing.
board-lock-voters = After this nobody can change the list of voters.
board-lock-rest = After this nobody can change the days, the rules or who has a job.
board-lock-keys = Then the key holders can make their keys.
board-lock-open-again = You and the witness can open the lists again, until voting opens.
board-lock-sure = I have checked the lists. They are right.
board-lock-done = The lists are locked.
board-lock-button = Check the lists
board-lock-say = The lists say who is standing and how many people may vote.
board-lock-after = After this nobody can change the lists.
board-lock-names = Names of the voters
board-lock-duties = People with a job

# $name (Person)
board-lock-secretary = Secretary: { $name }

# $name (Person)
board-lock-witness = Witness: { $name }

board-lock-key-holders = Key holders:
board-lock-wrong = This is wrong

board-lock-wrong-here = Change it here:
board-lock-wrong-again = Then put the election together again, and look at this page again.
board-lock-days = The days of this election:
board-lock-days-only = The days tell people what happens when. Each step still starts when you press its button.
board-lock-no-days = There are no days for this election yet. So nobody reads when voting starts.
board-lock-rules = The rules

# $max (MostChoices) as many as one voter may choose
board-lock-choose =
    { $max ->
        [one] Each voter can choose { $max } person.
       *[other] Each voter can choose up to { $max } people.
    }

# $votes (Votes) how often one card can vote
board-lock-rule-again =
    { $votes ->
        [one] People can vote { $votes } time with a card.
       *[other] People can vote up to { $votes } times with a card. The last vote counts.
    }

# $votes (Votes) with fewer it is counted only if two people agree
board-lock-rule-few =
    { $votes ->
        [0] Each box is counted.
        [one] Each box is counted.
       *[other] Are there fewer than { $votes } votes in a box? Then it is only counted if you and the witness both agree.
    }

board-lock-rule-tie = If there is a tie, names are drawn.

# $cards (Number)
board-lock-rule-spare = For each 100 voters { $cards } spare cards are printed.

# $people (People)
# $voters (Voters) who may vote
board-lock-contest =
    { $people ->
        [one] { $people } person
       *[other] { $people } people
    } to choose from, { $voters ->
        [one] { $voters } person
       *[other] { $voters } people
    } may vote.

## Keys
## Not spoken.

board-keys-title = Key holders make their keys
board-keys-make = Every key holder makes a key here.
board-keys-together = After voting they open the boxes together.
board-keys-file = The key is a file. The key holder keeps it.
board-keys-not-kept = This program does not keep it.
board-keys-lost = If one key file is lost, the votes cannot be counted.
board-keys-copy = Keep a copy in a safe place.
board-keys-no-script = This browser cannot make keys. Switch on JavaScript, or use another browser.
board-keys-there = Your key is made
board-keys-lost-title = Is the key file lost?
board-keys-again = You can make a new key until voting opens. The old key file then opens nothing.
board-keys-told = The public record shows that a new key was made.

# $name (Text)
board-keys-again-of = Make a new key for { $name }

# $name (Person)
board-keys-sits = { $name } sits at the screen now. Nobody else may look.

# $name (Person)
board-keys-make-of = Make the key of { $name }

board-keys-arrived = Find the file. Copy it to your own stick.
# $start (Code)
board-keys-where = Look in the folder “Downloads”. The name of the file starts with { $start }.

board-keys-why = Keep the stick. If your key file is lost, nobody can count the votes.
board-keys-delete = Then delete the file from this computer. Nobody else may have your key.
board-keys-test = Test my key file
board-keys-test-how = Choose the file on your stick. It stays on this screen. It is not sent.
board-keys-test-title = Test a key file
board-keys-test-lead = Each key holder can test the key file before the count.
board-keys-cards-stay = The vote cards stay as they are. They work with the new key.
board-keys-all-done = All done here: back to the board page
board-keys-button = Make the keys
board-keys-each = Each key holder makes a key file.
board-keys-all = After voting they open the boxes together.

# $done (Number)
# $all (Number)
board-keys-some = { $done } of { $all } keys are made

## Vote cards
## Not spoken.

board-cards-title = Print the vote cards
board-cards-file = You get one file with all vote cards.
board-cards-cut = Print it, cut the cards, and put them in bags.
board-cards-draw = A voter draws a card from the bag.
board-cards-secret = So nobody knows who has which card.
board-cards-safe = A card lets one person vote. Keep the file and the cards safe.
board-cards-delete = Delete the file after printing.
board-cards-there-title = There are cards already
board-cards-old-stop = If you make new cards, the old cards stop working.
board-cards-old-may-stop = I will destroy the old cards.
board-cards-make-new = Make new cards
board-cards-make = Make the cards
board-cards-wait = This can take a minute. Then the file is on this page.
board-cards-going = The vote cards are being made
board-cards-ready = The file with the cards is ready
board-cards-get = Get the file
board-cards-often = You can get it again, until you say that the cards are printed.
board-cards-all = Are all the cards printed?
board-cards-destroy = Then this program destroys its copy of the file. Voting can open after that.
board-cards-all-printed = All cards are printed.
board-cards-done = The cards are printed
board-cards-destroyed = The cards are printed. This program has destroyed its copy of the file.
board-cards-address = The cards have this address
board-cards-code = A code with the address of the cards
board-cards-scan = Scan this with a tablet that people will vote on.
board-cards-scan-shows = The tablet must show the page for voting. If it does not, the cards will not work.
board-cards-opened = I scanned it with a tablet. The tablet showed the page for voting.
board-cards-only-here = Only this computer can open these cards. They are for trying out, not for an election.

# $cards (Number)
board-cards-made-before =
    { $cards ->
        [one] { $cards } card was made before.
       *[other] { $cards } cards were made before.
    }

board-cards-then-print = The cards are made. Now get the file and print it.
board-cards-then-say = Then say that all cards are printed.
board-cards-one-file = You get one file with a card for every voter, and some spare cards.

# $cards (Number)
board-cards-some =
    { $cards ->
        [one] { $cards } card is made
       *[other] { $cards } cards are made
    }

## Around the vote cards, printed
## Not spoken.

# $sheet (Number)
# $sheets (Number)
board-sheet-number = Sheet { $sheet } of { $sheets }.

# $cards (Number)
board-sheet-cards =
    { $cards ->
        [one] { $cards } card.
       *[other] { $cards } cards.
    }

board-cover-title = Vote cards to print
board-cover-one-side = Print on one side of the paper.
board-cover-full-size = Print in full size. Do not make it smaller.
board-cover-cut = Cut along the lines.
board-cover-bags = Use one bag for each line of this list. Mix the cards in the bag.
board-cover-safe = A card lets one person vote. Keep this file and the cards safe.
board-cover-address = The cards open this address:
board-cover-cards = Cards
board-cover-sheets = Sheets
board-cover-all = All together
board-sheet-only-here = Only for trying out on this computer.

## Cancel a card
## Not spoken.

board-cancel-title = Cancel a card that was handed back
board-cancel-show = Show the card to the camera or the scanner
board-cancel-sure-shown = Nobody can vote with this card after this.
board-cancel-button = Cancel this card
board-cancel-by-pictures = Or find the card by its pictures
board-cancel-first = Look at the card. Which is the first picture?

# $picture (Text)
board-cancel-first-is = The first picture is: { $picture }.

board-cancel-second = Which is the second picture?
board-cancel-which = Is one of these the card in your hand? Look at all six pictures.

# $card (Number)
board-cancel-card = Card { $card }

board-cancel-cancelled = Cancelled already
board-cancel-used = Used
board-cancel-in-box = This card has a vote in the box. It cannot be cancelled.
board-cancel-sure-found = This is the card. Nobody can vote with it after this.
board-cancel-none = There is no card that starts with these two pictures.
board-cancel-start-again = Start again
board-cancel-done = The card is cancelled. Nobody can vote with it.

## Open the locked lists again
## Not spoken.

board-reopen-title = Open the lists again
board-reopen-when = Do this only if the lists are wrong, or if somebody cannot stand any more.
board-reopen-change = You can change the lists, the people who stand and the rules again.
board-reopen-lock = Then you lock the lists again.
board-reopen-keys = All keys stop working. Each key holder makes a new key.
board-reopen-cards = All vote cards stop working. You print new cards.
board-reopen-collect = Take back the old cards if people have them. Then destroy them.
board-reopen-public = Everybody can see that the lists were opened again. The record says why. It names nobody.
board-reopen-never-back = The old lists cannot come back.
board-reopen-list-error = There is a mistake in the lists
board-reopen-sure = We both want to open the lists again. It cannot be undone.
board-reopen-done = The lists are open again. Put them right, then lock them.
board-reopen-now-title = The lists are open again
board-reopen-now = Now you can put the lists right.
board-reopen-put-right = Put the lists right
board-keys-void-title = All key holders make new keys
board-keys-void-why = The lists were opened again. Old key files open nothing now.
board-keys-void-delete = Delete your old key file. Then make a new key here.
board-cards-void = The lists were opened again. Older vote cards do not work any more.

## Stop the vote for one contest
## Not spoken.

board-stop-title = Stop voting in one box
board-stop-when = Do this only if somebody must not stand, or what voters see is wrong.
board-stop-no-votes = Nobody can vote in this box any more.
board-stop-never-opened = The box is never opened. Nobody counts its votes.
board-stop-others = Voting goes on in the other boxes.
board-stop-public = Everybody can see that it was stopped. All pages say why.
board-stop-for-good = It cannot go on again. There will be a new vote later, with new cards.
board-stop-which = Which box do you stop?
board-stop-why = Why?
board-stop-died = Somebody who stands has died
board-stop-withdrew = Somebody does not want to stand any more
board-stop-not-allowed = Somebody is not allowed to stand
board-stop-ballot-error = There is a mistake in what voters see
board-stop-other = Something else
board-stop-choose-contest = Choose the box that you stop.
board-stop-choose-reason = Choose the reason.
board-stop-sure = We both want to stop voting in this box. It cannot be undone.
board-stop-button = Stop voting in this box
board-stop-all = All boxes are stopped already. You can close voting.

# $contest (Title)
board-stop-done = Voting for { $contest } is stopped.

board-stopped-title = Stopped
# $contest (Title)
board-stopped-contest = { $contest }: voting was stopped. The box is never opened.

board-stopped-again = There will be a new vote there, in a new election.
board-count-all-stopped = All boxes were stopped, so there is nothing to open. You can sign the result.

## Open and close voting
## Not spoken.

board-open-title = Open voting
board-open-cards = People can vote with their cards from now on.
board-open-no-cards = After this nobody can make new cards.
board-open-no-keys = After this nobody can make new keys.
board-open-sure = The cards are printed. Every key holder has a key file.
board-close-title = Close voting
board-close-no-votes = No more votes can come in.
board-close-never-again = Nobody can open voting again.
board-close-count = The count can start.
board-close-sure = Everybody who wants to vote has voted.
board-open-from-then = People can vote with their cards from then on.
board-open-after = After this nobody can make new cards or new keys.
board-close-when = Do this when everybody has voted.
board-close-after = No more votes can come in after this.

## The count
## Not spoken.

board-count-title = Count the votes
board-count-first = First the locked votes are added up. They stay locked.
board-count-then = Then the key holders open the totals together. No single vote is opened.
board-count-few-title = Some boxes have few votes

# $votes (Number)
board-count-few = In these boxes there are fewer than { $votes } votes:

board-count-few-why = When few people vote, the numbers can show how somebody voted.
board-count-few-example = For example: all votes are for one person. Then everybody knows how each person voted.
board-count-few-both = The secretary and the witness must both say yes.
board-count-both-title = Both say yes

# $name (Person)
board-count-secretary-passphrase = Passphrase of the secretary: { $name }

board-count-agree = We both know this. We both say yes: count these boxes.
board-count-start = Start the count
board-count-bring = Every key holder brings the key file.
board-count-key-stays = The key stays on this screen. It is not sent or kept.
board-count-no-script = This browser cannot use keys. Switch on JavaScript, or use another browser.

# $name (Person)
board-count-key-file = The key file of { $name }

board-count-choose-file = Choose the file. First this page checks the boxes. That can take a minute.
board-count-stay-locked = The locked votes are added up. They stay locked.
board-shares-title = Key holders open the totals
board-shares-button = Bring the keys
board-shares-bring = All key holders bring their key files.
board-shares-totals = Only the totals are opened. No single vote is opened.

# $done (Number)
# $all (Number)
board-shares-some = { $done } of { $all } are done

board-count-done = The locked votes are added up.

# $done (Number)
# $all (Number)
board-count-progress = { $done } of { $all } key holders are done.

# $contest (Title)
# $votes (Number)
board-count-few-box =
    { $contest }: { $votes ->
        [0] no votes
        [one] { $votes } vote
       *[other] { $votes } votes
    }

## Draw names
## Not spoken.

board-lot-title = There is a tie. Draw names.
board-lot-how = The names are drawn in public. Everybody may watch. How do you draw them?
board-lot-hat = Names from a hat
board-lot-dice = Dice
board-lot-order = Result of the draw

# $name (Person)
board-lot-elected = { $name } is elected.

# $name (Person)
board-lot-not-elected = { $name } is not elected.

board-lot-read-out = Read it out. Is this what was drawn? After this nobody can change it.
board-lot-yes = Yes, this was drawn
board-lot-change = No, change it
board-lot-write = Write each name on a piece of paper. All the pieces are the same.
board-lot-fold = Fold them and put them in a hat.
board-lot-draw-names = Somebody draws the names without looking.
board-lot-choose-name = Choose the name
board-lot-roll = Everybody in the tie rolls one dice. The highest number goes first.
board-lot-roll-again = If people are still level for the last seat, they roll again.

# $round (Number)
board-lot-round = Round { $round }

# $name (Person)
board-lot-rolled = { $name } rolled

board-lot-show-order = Show the result of the draw
board-lot-other-way = Draw in another way

# $place (Number)
board-lot-place = Name number { $place } out of the hat

# $contest (Title)
board-lot-drawn = The names are drawn: { $contest }.

# $contest (Title)
board-lot-of = Draw names for { $contest }

board-lot-button = Draw the names
board-lot-same = People have the same number of votes.
board-lot-watch = The names are drawn while everybody watches.

# $people (Number)
# $votes (Number)
# $seats (Number)
board-lot-tie =
    { $people ->
        [one] { $people } person
       *[other] { $people } people
    } have { $votes ->
        [0] no votes
        [one] { $votes } vote
       *[other] { $votes } votes
    } each. { $seats ->
        [one] There is { $seats } seat for them.
       *[other] There are { $seats } seats for them.
    }

## Sign the final result
## Not spoken.

board-certify-title = Sign the final result
board-certify-together = The secretary and the witness sign together.
board-certify-before = Before you sign
board-certify-to-results = Go to the results
board-certify-ties = Was every tie settled by a draw in public?
board-certify-wrong = Has anyone complained?
board-certify-stop = If something is not right, do not sign yet. Talk about it on the board first.
board-certify-program = When you sign, the program checks the whole record again. It takes a minute.
board-certify-final = The result is final. Nobody can change it after this.
board-certify-everybody = Everybody can see that the board has signed it.
board-certify-fails = If one check fails, nothing is signed. You see which check it was.
board-certify-going = The record is being checked
board-certify-then = If every check is good, the result is signed.

# $name (Person)
board-certify-secretary = Secretary: { $name }

board-certify-witness = Witness
board-certify-witness-name = Name of the witness
board-certify-witness-passphrase = Passphrase of the witness
board-certify-witness-types = The witness types it.
board-certify-sure = We have looked at the results. They are right.
board-certify-done = The final result is signed. The election is finished.
board-certify-after = After this the result is final.
board-certify-look = Look at the results. Is every person right?

## The safety copy
## Not spoken.

board-outside-title = The safety copy has stopped

board-outside-what = All votes still count. But the safety copy of them cannot be written now.

board-outside-do = Look at the disk and the stick of this computer. Is the stick in? Is there room?

board-outside-then = Then go on. This note goes away when the next safety copy works.

## More votes than voters
## Not spoken.

board-more-title = More votes than voters

# $contest (Title)
board-more-open = { $contest }: more cards have voted than people may vote.

board-more-open-do = Somebody may have two cards. Find out before you give out more cards.
board-more-go-on = You can go on. The result will show if this could change who is elected.

# $contest (Title)
# $more (Number)
board-more-contest =
    { $contest }: { $more ->
        [one] there is { $more } vote too many.
       *[other] there are { $more } votes too many.
    }

board-lost-title = Votes were lost

# $contest (Title)
board-lost-contest = { $contest }: some votes were lost.

board-lost-open-do = Tell the people who voted there. They can vote again with the same card.
board-more-stands = That cannot change who is elected. The result can be signed.
board-more-again = That could change who is elected. This result is not signed. The people vote again there.
board-more-public = The public record says so. Everybody can read it.
board-more-agree = We know that there are more votes than voters. We say it in public.

## The sound
## Not spoken.

board-sound-title = The sound
board-sound-none = There is no sound yet.
board-sound-now = The sound is being made now.
board-sound-without = Voting works without sound.

# $done (Number)
# $all (Number)
board-sound-some = { NUMBER($done, useGrouping: 1) } of { NUMBER($all, useGrouping: 1) } texts have sound.

# $all (Number)
board-sound-all = All { NUMBER($all, useGrouping: 1) } texts have sound.

board-sound-load-again = Load this page again to see more.
board-sound-not-ready = The sound is not ready.
board-sound-again = Make the sound again
board-sound-stopped = Then it stopped.
board-sound-go-on = Go on with the sound
board-sound-make = Make the sound

## Who signs in again, and goes on with what they typed
## Not spoken.

board-signed-back-title = You are signed in again
board-signed-back-kept = What you typed is still here.
board-signed-back-again = Passphrases and ticks are not kept. The next page asks for them again.
board-signed-go-on = Go on
board-signed-kept-too-long = What you typed is gone. It was kept for 1 hour.
board-signed-kept-of-another = What was typed before is gone. Another person typed it.

## Work that takes a while
## Not spoken.

# $done (Number)
# $all (Number)
board-work-steps = { $done } of { $all } steps are done.
board-work-begins = It begins now.
board-work-leave = You can leave this page and come back. Nothing gets lost.
board-work-again = This page looks again by itself.
board-work-look = Look again
board-work-stopped = The program was stopped before this was finished. Nothing was changed. Please start it again.
