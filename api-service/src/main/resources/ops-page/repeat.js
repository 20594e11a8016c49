/** Does something now and then while somebody looks; gives back what stops it. */
export function repeat(step, everyMs) {
  let timer = 0;
  let stopped = false;
  const turn = async () => {
    if (!document.hidden) await step();
    if (!stopped) timer = setTimeout(turn, everyMs);
  };
  timer = setTimeout(turn, everyMs);
  return () => {
    stopped = true;
    clearTimeout(timer);
  };
}
