### The practice page. A key that is a voter’s key with practice- before it is said in its place.

## The page
## Not spoken.

practice-band = Practice
practice-no-script = You cannot practise on this tablet
practice-no-script-paper = You can practise on paper.

## Begin
## Spoken.

practice-card-heading = Practise voting
practice-card-lead = You vote for fruit.
practice-card-lead-next = This does not count. It is practice.
practice-card-use = Use a practice card
practice-card-looking = We are looking for the practice.

## You are going to practise
## Spoken.

practice-start-vote = You are going to practise

# $max (MostChoices) as many as one voter may choose
practice-start-can-choose =
    { $max ->
        [one] You can choose { $max } fruit.
       *[other] You can choose { $max } fruits.
    }


## Choose fruit
## Spoken.


# $max (MostChoices) as many as one voter may choose
practice-choose-lead =
    { $max ->
        [1] Touch a picture to choose a fruit. You can choose only { $max }.
       *[other] Touch a picture to choose a fruit. You can choose up to { $max }.
    }

# $count (Choices) chosen so far
# $max (MostChoices) as many as one voter may choose
# $left (ChoicesLeft) that can still be chosen
practice-choose-status =
    { $count ->
        [0]
            You have not chosen a fruit yet. { $max ->
                [one] You can choose { $max } fruit.
               *[other] You can choose { $max } fruits.
            }
       *[other]
            { $left ->
                [0]
                    { $count ->
                        [one] You have chosen { $count } fruit.
                       *[other] You have chosen { $count } fruits.
                    } That is all you can choose.
               *[other]
                    { $count ->
                        [one] You have chosen { $count } fruit.
                       *[other] You have chosen { $count } fruits.
                    } You can choose { $left } more.
            }
    }

# $max (MostChoices) as many as one voter may choose
# $name (Person)
practice-choose-full =
    { $max ->
        [1] To choose { $name }, first take away the other fruit.
       *[other] To choose { $name }, first take away one of the others.
    }

practice-choose-nobody = I do not want to choose a fruit

# $place (Place)
# $people (People)
practice-choose-person = Fruit { $place } of { $people }

# $first (First) of those that are seen now
# $last (Last)
# $people (People)
practice-choose-more = { $first } to { $last } of { $people }. See more fruit

# $name (Person)
practice-choose-says = { $name }: what is it like?

practice-choose-says-back = Go back to all the fruit
practice-choose-slot-aloud = Take this fruit away
practice-choose-before = Go back to the fruit before
practice-choose-next-one = See the next fruit
practice-choose-see-chosen = See the fruit I chose
practice-choose-unseen = You have not seen all the fruit yet

# $people (SomePeople)
practice-choose-later-next =
    { $people ->
        [one] You said not now to { $people } fruit.
       *[other] You said not now to { $people } fruits.
    } Do you want to look again?

## No fruit chosen
## Spoken.

practice-nobody-heading = Do you want to choose a fruit?
practice-nobody-none = You have not chosen a fruit.

# $count (SomeChoices) chosen so far
practice-nobody-some =
    { $count ->
        [one] You have chosen { $count } fruit.
       *[other] You have chosen { $count } fruits.
    }

practice-nobody-keep-some = Keep the fruit I chose
practice-nobody-clear = I do not want to choose a fruit

## Look again
## Spoken.

practice-review-heading = These are the fruits you chose
practice-review-one = This is the fruit you chose
practice-review-none-heading = You did not choose a fruit

# $count (Choices) chosen so far
# $max (MostChoices) as many as one voter may choose
# $left (MoreChoices) that can still be chosen
practice-review-more =
    { $count ->
        [0]
            { $max ->
                [one] You can choose { $max } fruit.
               *[other] You can choose { $max } fruits.
            } You do not have to.
       *[other]
            { $left ->
                [one] You can choose { $left } more fruit.
               *[other] You can choose { $left } more fruits.
            } You do not have to.
    }

## Post the practice vote
## Spoken.

practice-post-heading = Practise posting your vote
practice-post-line-1 = This is practice. Nothing goes in a box.
practice-post-line-2 = In a real vote your vote goes in the box.
practice-post-line-3 = Then nobody can see who you voted for.
practice-post-post = Post my practice vote

## You have practised
## Spoken.

practice-done-heading = You have practised voting
practice-done-keep = This card is only for practice.
practice-done-card = A vote card looks like this.

## I need help
## Spoken.

practice-help-lift = Go back to my practice

## Stop
## Spoken.

practice-stopped-nothing = This is practice. Nothing is in a box.
practice-stopped-stay = Go back to my practice
practice-stopped-gone = This was practice. Nothing was kept.
practice-stopped-no-card = You can come back and practise again.

## Buttons
## Spoken.

practice-finish = Finish
practice-next-card = Practise again

## On every step
## Spoken.

practice-mark = Practice. This is not a real vote.

## The fruit
## Spoken.

fruit-title = Which fruit?
fruit-apple-name = Apple
fruit-apple-point-1 = It is crunchy.
fruit-apple-point-2 = It grows on a tree.
fruit-apple-point-3 = It can be red or green.
fruit-banana-name = Banana
fruit-banana-point-1 = It is soft.
fruit-banana-point-2 = You take off the yellow skin.
fruit-banana-point-3 = Monkeys like it too.
fruit-grapes-name = Grapes
fruit-grapes-point-1 = They are small and round.
fruit-grapes-point-2 = They grow in a bunch.
fruit-grapes-point-3 = They can be purple or green.
fruit-orange-name = Orange
fruit-orange-point-1 = It is round.
fruit-orange-point-2 = It is full of juice.
fruit-orange-point-3 = It has a thick skin.
fruit-pear-name = Pear
fruit-pear-point-1 = It is sweet.
fruit-pear-point-2 = It grows on a tree.
fruit-pear-point-3 = It is wide at the bottom.
fruit-strawberry-name = Strawberry
fruit-strawberry-point-1 = It is red.
fruit-strawberry-point-2 = It grows near the ground.
fruit-strawberry-point-3 = It is good with cream.

## Only for readers of the screen
## Not spoken.

# $name (Person)
practice-choose-photo = Picture of { $name }
