import { useEffect, useRef } from "react";
import { Chart, Filler, LineElement, PointElement, RadarController, RadialLinearScale } from "chart.js";
import rubric from "../../rubric.json";

Chart.register(RadarController, RadialLinearScale, PointElement, LineElement, Filler);

export function Radar({ scores }) {
  const canvas = useRef(null);
  useEffect(() => {
    const chart = new Chart(canvas.current, {
      type: "radar",
      data: {
        labels: rubric.steps.map((step) => step.title),
        datasets: [{ data: scores, fill: true, backgroundColor: "#1d5b8f33", borderColor: "#1d5b8f" }],
      },
      options: { animation: false, scales: { r: { min: 0, max: 4, ticks: { stepSize: 1 } } } },
    });
    return () => chart.destroy();
  }, [scores]);
  const spoken = rubric.steps.map((step, index) => `${step.title} ${scores[index].toFixed(2)}`).join(", ");
  return (
    <div className="radar">
      <canvas ref={canvas} role="img" aria-label={`Radar chart: ${spoken}`} />
    </div>
  );
}
