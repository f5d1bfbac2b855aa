### The words for the 32 pictures on vote cards.

## In the order of their numbers

picture-dog = ci
picture-cat = cath
picture-horse = ceffyl
picture-rabbit = cwnin{ "\u00AD" }gen
picture-elephant = elif{ "\u00AD" }fant
picture-fish = pysgo{ "\u00AD" }dyn
picture-duck = hwya{ "\u00AD" }den
picture-butterfly = pili-pala
picture-tree = coeden
picture-rose = rhosyn
picture-sun = haul
picture-moon = lleuad
picture-star = seren
picture-rain = glaw
picture-house = tŷ
picture-car = car
picture-aeroplane = awyren
picture-train = trên
picture-bike = beic
picture-boat = cwch
picture-apple = afal
picture-banana = banana
picture-cake = cacen
picture-pizza = pizza
picture-cup = cwpan
picture-key = all{ "\u00AD" }wedd
picture-bell = cloch
picture-book = llyfr
picture-scissors = siswrn
picture-umbrella = ymba{ "\u00AD" }rél
picture-guitar = gitâr
picture-hat = het
