/** Does with each task what its name says. */
process.on('message', ({ name }: { name: string }) => {
  process.send?.(`begins ${name}`);
  if (name === 'throws') throw new RangeError('too far');
  if (name === 'never ends') for (;;) {}
  if (name === 'fills the memory') {
    const kept: number[][] = [];
    for (;;) kept.push(Array.from({ length: 100_000 }, () => Math.random()));
  }
  process.send?.('ends');
});
