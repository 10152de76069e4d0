import rubric from "../../rubric.json";

const point = (value, i, count) => {
  const angle = (i / count) * 2 * Math.PI;
  return [150 + 28 * value * Math.sin(angle), 140 - 28 * value * Math.cos(angle)];
};
const outline = (values) => values.map((value, i) => point(value, i, values.length)).join(" ");

export function Radar({ scores }) {
  const spoken = rubric.steps.map((step, index) => `${step.title} ${scores[index].toFixed(2)}`).join(", ");
  return (
    <svg className="radar" viewBox="0 0 300 280" role="img" aria-label={`Radar chart: ${spoken}`}>
      {[1, 2, 3, 4].map((level) => (
        <polygon key={level} points={outline(scores.map(() => level))} fill="none" stroke="#bbb" />
      ))}
      <polygon points={outline(scores)} fill="#1d5b8f55" stroke="#1d5b8f" />
      {rubric.steps.map((step, i) => {
        const [x, y] = point(4.5, i, scores.length);
        return <text key={step.id} x={x} y={y} textAnchor="middle" fontSize="10">{step.title.split(/[ ,]/)[0]}</text>;
      })}
    </svg>
  );
}
