"""Measure who is seen: everybody whole, their names unbroken, and a way to the others."""

from __future__ import annotations

# What is wrong where people are chosen all together, and the names of those who are seen.
SEEN = """() => {
  scrollTo(0, 0);
  const faults = [];
  const at = (x, y) => document.elementFromPoint(x, y);
  const inset = 3; // the corners of a rounded picture are not it
  const whole = (part, owner) => { // in sight, and nothing lies over it
    const {left, right, top, bottom, width, height} = part.getBoundingClientRect();
    if (width < 1 || top < -1 || bottom > innerHeight + 1 || left < -1 || right > innerWidth + 1)
      return false;
    const [h, v] = [Math.min(width / 3, 20), Math.min(height / 3, 20)];
    return [[left + h, top + v], [right - h, top + v], [left + h, bottom - v],
      [right - h, bottom - v], [(left + right) / 2, (top + bottom) / 2]]
      .every(([x, y]) => owner.contains(at(x, y)));
  };
  const broken = (name) => {
    const text = name.firstChild;
    const range = document.createRange();
    return [...text.data.matchAll(/[^\\s-]+/g)].some(({index, 0: word}) => {
      range.setStart(text, index);
      range.setEnd(text, index + word.length);
      return new Set([...range.getClientRects()].map(({top}) => Math.round(top))).size > 1;
    });
  };
  const names = [...document.querySelectorAll('.v-candidate')].map((card) => {
    const name = card.querySelector('.v-name');
    const [photo, box] = [card.querySelector('.v-photo'), card.querySelector('.v-state-box')];
    const {width, height} = photo.getBoundingClientRect();
    if (Math.min(width, height) < LEAST_FACE)
      faults.push(`${name.textContent}: small face ${width}`);
    for (const [what, part] of [['face', photo], ['name', name], ['box to tick', box]])
      if (!whole(part, card)) faults.push(`${name.textContent}: ${what} out of sight`);
    if (name.scrollWidth > name.clientWidth + 1) faults.push(`${name.textContent}: cut off`);
    if (broken(name)) faults.push(`${name.textContent}: broken inside a word`);
    return name.textContent;
  });
  const more = document.querySelector('.v-way-more');
  if (more && !whole(more, more)) faults.push('the way to the others is out of sight');
  for (const button of document.querySelectorAll('.v-bar .v-main'))
    if (!whole(button, button)) faults.push(`${button.textContent}: out of sight`);
  for (const button of document.querySelectorAll('.v-bar .v-button, .v-cards .v-button')) {
    if (!button.checkVisibility()) continue;
    const {width, height} = button.getBoundingClientRect();
    if (Math.min(width, height) < 87) faults.push(`${button.textContent}: small`);
    const {scrollHeight, clientHeight, scrollWidth, clientWidth} = button;
    if (scrollHeight > clientHeight + 1 || scrollWidth > clientWidth + 1)
      faults.push(`${button.textContent}: words out of the button`);
  }
  if (document.documentElement.scrollWidth > innerWidth) faults.push('wider than the screen');
  return {names, faults, more: more && more.textContent};
}""".replace("LEAST_FACE", "64")

# What is not in the first view where people come one at a time.
FIRST_VIEW = """() => {
  scrollTo(0, 0);
  const whole = (part) => {
    const {left, right, top, bottom, width} = part.getBoundingClientRect();
    if (width < 1 || top < -1 || bottom > innerHeight + 1 || left < -1 || right > innerWidth + 1)
      return false;
    const found = document.elementFromPoint((left + right) / 2, bottom - 6);
    return part.contains(found) || Boolean(found?.contains(part));
  };
  const name = document.querySelector('.v-person-now .v-name');
  const [yes, no] = document.querySelectorAll('.v-answers > .v-button:not(.v-see-chosen)');
  const parts = {
    face: document.querySelector('.v-person-now > .v-photo'), name, yes, no,
    listen: document.querySelector('.v-person-now .v-listen'),
    'place in the row': document.querySelector('.v-where'),
    'small faces': document.querySelector('.v-small-faces'),
  };
  if (innerHeight > 600) parts['the way on'] = document.querySelector('.v-way-on');
  const faults = Object.entries(parts).flatMap(([what, part]) => part && whole(part) ? [] : [what]);
  const text = name.firstChild;
  const range = document.createRange();
  for (const {index, 0: word} of text.data.matchAll(/[^\\s-]+/g)) {
    range.setStart(text, index);
    range.setEnd(text, index + word.length);
    if (new Set([...range.getClientRects()].map(({top}) => Math.round(top))).size > 1)
      faults.push(`${word}: broken`);
  }
  if (document.documentElement.scrollWidth > innerWidth) faults.push('wider than the screen');
  return faults;
}"""

# What is wrong with the ways on of the review: Yes is first, in full sight and the largest.
WAYS_ON = """() => {
  scrollTo(0, 0);
  const ways = [...document.querySelectorAll('.v-bar-review > .v-button')];
  const boxes = ways.map((way) => way.getBoundingClientRect());
  const seen = boxes.map(({left, right, top, bottom}, at) => {
    const found = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
    return top >= 0 && bottom <= innerHeight + 1 && right <= innerWidth + 1
      && ways[at].contains(found);
  });
  const [yes, back] = boxes.map(({width, height}) => width * height);
  const cut = [...document.querySelectorAll('.v-person *, .v-bar-review *')].filter((e) =>
    e.checkVisibility() && e.clientWidth > 1 && e.scrollWidth > e.clientWidth + 1);
  return [
    ...(seen.every(Boolean) && ways.length === 2 ? [] : ['out of sight']),
    ...(ways[0]?.matches('.v-main') && yes > back ? [] : ['not the largest']),
    ...cut.map((e) => `cut off: ${e.textContent}`),
    ...(document.documentElement.scrollWidth > innerWidth ? ['wider than the screen'] : []),
  ];
}"""
