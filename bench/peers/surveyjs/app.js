import { Model } from "survey-core";
import "survey-js-ui";
import "survey-core/survey-core.fontless.min.css";
import { Chart, Filler, LineElement, PointElement, RadarController, RadialLinearScale } from "chart.js";
import rubric from "../../rubric.json";
import "./app.css";

Chart.register(RadarController, RadialLinearScale, PointElement, LineElement, Filler);

const KEY = "surveyjs";
const ids = (step) => step.indicators.map((one) => `{${one.id}}`).join(", ");

const definition = {
  title: "STEM readiness assessment",
  showProgressBar: true,
  progressBarType: "questions",
  showQuestionNumbers: "off",
  textUpdateMode: location.search === "?live" ? "onTyping" : "onBlur",
  completeText: "See results",
  completedHtml: "<h3>Results</h3>",
  pages: [
    {
      name: "mission",
      title: "Our mission",
      elements: rubric.mission.map((field) => ({
        type: "comment", name: field.id, title: field.label, description: field.hint, rows: 2,
      })),
    },
    ...rubric.steps.map((step) => ({
      name: step.id,
      title: step.title,
      elements: step.indicators.map((one) => ({
        type: "radiogroup",
        name: one.id,
        title: `${one.id} ${one.title}${one.equity ? " (equity)" : ""}`,
        choices: one.levels.map((text, index) => ({ value: index + 1, text: `${rubric.levelNames[index]}: ${text}` })),
        showCommentArea: true,
        commentText: `Evidence for ${one.id}`,
      })),
    })),
  ],
  calculatedValues: [
    ...rubric.steps.map((step) => ({ name: `score_${step.id}`, expression: `avg(${ids(step)})`, includeIntoResult: true })),
    { name: "score_all", expression: `avg(${rubric.steps.map(ids).join(", ")})`, includeIntoResult: true },
  ],
};

function kept() {
  try {
    return JSON.parse(localStorage.getItem(KEY)) ?? {};
  } catch {
    return {};
  }
}

function keep(data) {
  try {
    localStorage.setItem(KEY, JSON.stringify(data));
  } catch {
    // No storage here, as in a sandboxed frame: the answers live as long as the page.
  }
}

const escape = (text) => String(text ?? "–").replace(/&/g, "&amp;").replace(/</g, "&lt;");

function showResults(survey) {
  const data = survey.data;
  const scores = rubric.steps.map((step) => Number(data[`score_${step.id}`]) || 0);
  const rows = rubric.steps.map((step, i) => `<tr><th scope="row">${step.title}</th><td class="score">${scores[i].toFixed(2)}</td></tr>`);
  const summary = rubric.steps.map((step) => {
    const lines = step.indicators.map((one) => {
      const question = survey.getQuestionByName(one.id);
      return `<tr><th scope="row">${one.id} ${escape(one.title)}</th><td>${escape(question.displayValue || "Not rated")}</td><td>${escape(question.comment || undefined)}</td></tr>`;
    });
    return `<h2>${escape(step.title)}</h2><table><thead><tr><th>Indicator</th><th>Level</th><th>Evidence</th></tr></thead><tbody>${lines.join("")}</tbody></table>`;
  });
  const mission = rubric.mission.map((field) => `<dt>${field.label}</dt><dd>${escape(data[field.id])}</dd>`);
  document.getElementById("results").innerHTML = `
    <p class="overall">Overall <b id="overall">${(Number(data.score_all) || 0).toFixed(2)}</b> of 4</p>
    <table><thead><tr><th>Step</th><th>Score</th></tr></thead><tbody>${rows.join("")}</tbody></table>
    <div class="radar"><canvas role="img" aria-label="Radar chart of the five step scores"></canvas></div>
    <button type="button" class="no-print" onclick="print()">Print this summary</button>
    <h2>Mission</h2><dl>${mission.join("")}</dl>${summary.join("")}`;
  new Chart(document.querySelector("#results canvas"), {
    type: "radar",
    data: {
      labels: rubric.steps.map((step) => step.title),
      datasets: [{ data: scores, fill: true, backgroundColor: "#19b39433", borderColor: "#19b394" }],
    },
    options: { animation: false, scales: { r: { min: 0, max: 4, ticks: { stepSize: 1 } } } },
  });
}

const survey = new Model(definition);
survey.data = kept();
survey.onValueChanged.add((sender) => keep(sender.data));
survey.onComplete.add(showResults);
survey.render(document.getElementById("survey"));
