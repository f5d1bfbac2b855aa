### The words for the 32 pictures on vote cards.

## In the order of their numbers
## Spoken.

picture-dog = dog
picture-cat = cat
picture-horse = horse
picture-rabbit = rabbit
picture-elephant = ele{ "\u00AD" }phant
picture-fish = fish
picture-duck = duck
picture-butterfly = butter{ "\u00AD" }fly
picture-tree = tree
picture-rose = rose
picture-sun = sun
picture-moon = moon
picture-star = star
picture-rain = rain
picture-house = house
picture-car = car
picture-aeroplane = aero{ "\u00AD" }plane
picture-train = train
picture-bike = bike
picture-boat = boat
picture-apple = apple
picture-banana = banana
picture-cake = cake
picture-pizza = pizza
picture-cup = cup
picture-key = key
picture-bell = bell
picture-book = book
picture-scissors = scis{ "\u00AD" }sors
picture-umbrella = um{ "\u00AD" }brella
picture-guitar = guitar
picture-hat = hat
