import { useEffect, useState } from "react";
import { createRoot } from "react-dom/client";
import rubric from "../../rubric.json";
import { Radar } from "./radar.jsx";
import "./app.css";

const KEY = "react";
const EMPTY = { mission: {}, levels: {}, evidence: {} };
const TOTAL = rubric.mission.length + 30;

function load() {
  try {
    return { ...EMPTY, ...JSON.parse(localStorage.getItem(KEY)) };
  } catch {
    return EMPTY;
  }
}

function save(answers) {
  try {
    localStorage.setItem(KEY, JSON.stringify(answers));
  } catch {
    // No storage here, as in a sandboxed frame: the answers live as long as the page.
  }
}

const mean = (values) => (values.length ? values.reduce((sum, value) => sum + value, 0) / values.length : 0);
const stepMean = (step, levels) => mean(step.indicators.map((one) => levels[one.id]).filter(Boolean));
const answered = ({ mission, levels }) =>
  Object.values(mission).filter((text) => text.trim()).length + Object.keys(levels).length;

function Mission({ values, onChange }) {
  return rubric.mission.map((field) => (
    <div className="field" key={field.id}>
      <label htmlFor={field.id}>{field.label}</label>
      <p className="hint" id={`${field.id}-hint`}>{field.hint}</p>
      <textarea
        id={field.id}
        rows={2}
        aria-describedby={`${field.id}-hint`}
        value={values[field.id] ?? ""}
        onChange={(event) => onChange(field.id, event.target.value)}
      />
    </div>
  ));
}

function Indicator({ indicator, level, evidence, onLevel, onEvidence }) {
  return (
    <fieldset className="indicator">
      <legend>
        {indicator.id} {indicator.title} {indicator.equity && <span className="tag">equity</span>}
      </legend>
      {indicator.levels.map((text, index) => (
        <label className={level === index + 1 ? "level on" : "level"} key={text}>
          <input
            type="radio"
            name={indicator.id}
            value={index + 1}
            checked={level === index + 1}
            onChange={() => onLevel(indicator.id, index + 1)}
          />
          <span>
            <b>{rubric.levelNames[index]}</b> {text}
          </span>
        </label>
      ))}
      <label className="evidence">
        Evidence for {indicator.id}
        <textarea rows={2} value={evidence ?? ""} onChange={(event) => onEvidence(indicator.id, event.target.value)} />
      </label>
    </fieldset>
  );
}

function Results({ answers }) {
  const scores = rubric.steps.map((step) => stepMean(step, answers.levels));
  return (
    <>
      <p className="overall">
        Overall <b id="overall">{mean(Object.values(answers.levels)).toFixed(2)}</b> of 4
      </p>
      <table className="scores">
        <thead>
          <tr><th scope="col">Step</th><th scope="col">Score</th></tr>
        </thead>
        <tbody>
          {rubric.steps.map((step, index) => (
            <tr key={step.id}>
              <th scope="row">{step.title}</th>
              <td className="score">{scores[index].toFixed(2)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <Radar scores={scores} />
      <button type="button" className="no-print" onClick={() => window.print()}>Print this summary</button>
      <h2>Mission</h2>
      <dl>
        {rubric.mission.map((field) => (
          <div key={field.id}><dt>{field.label}</dt><dd>{answers.mission[field.id] || "–"}</dd></div>
        ))}
      </dl>
      {rubric.steps.map((step) => (
        <section key={step.id}>
          <h2>{step.title}</h2>
          <table className="summary">
            <thead>
              <tr><th scope="col">Indicator</th><th scope="col">Level</th><th scope="col">Evidence</th></tr>
            </thead>
            <tbody>
              {step.indicators.map((one) => {
                const level = answers.levels[one.id];
                return (
                  <tr key={one.id}>
                    <th scope="row">{one.id} {one.title}</th>
                    <td>{level ? `${level} ${rubric.levelNames[level - 1]}: ${one.levels[level - 1]}` : "Not rated"}</td>
                    <td>{answers.evidence[one.id] || "–"}</td>
                  </tr>
                );
              })}
            </tbody>
          </table>
        </section>
      ))}
    </>
  );
}

function App() {
  const [answers, setAnswers] = useState(load);
  const [page, setPage] = useState(0);
  const last = rubric.steps.length + 1;
  const step = rubric.steps[page - 1];
  const count = answered(answers);

  useEffect(() => save(answers), [answers]);
  useEffect(() => {
    window.scrollTo(0, 0);
  }, [page]);

  const set = (part) => (id, value) =>
    setAnswers((before) => ({ ...before, [part]: { ...before[part], [id]: value } }));

  return (
    <main>
      <h1>{page === 0 ? "Our mission" : step ? step.title : "Results"}</h1>
      <p id="progress" role="status">{count} of {TOTAL} answered</p>
      <progress max={TOTAL} value={count} aria-label="Answered" />
      {page === 0 && <Mission values={answers.mission} onChange={set("mission")} />}
      {step?.indicators.map((one) => (
        <Indicator
          key={one.id}
          indicator={one}
          level={answers.levels[one.id]}
          evidence={answers.evidence[one.id]}
          onLevel={set("levels")}
          onEvidence={set("evidence")}
        />
      ))}
      {page === last && <Results answers={answers} />}
      <nav className="no-print">
        {page > 0 && <button type="button" id="back" onClick={() => setPage(page - 1)}>Back</button>}
        {page < last && (
          <button type="button" id="next" onClick={() => setPage(page + 1)}>
            {page === last - 1 ? "See results" : "Next"}
          </button>
        )}
      </nav>
    </main>
  );
}

createRoot(document.getElementById("root")).render(<App />);
