//! Schools from tables as districts have them.

use std::rc::Rc;

use stem_readiness::app::{Model, Msg, PilotMsg, Store};
use stem_readiness::base::delimited;
use stem_readiness::content;
use stem_readiness::domain::pilot::read::{Fault, FaultKind, Read, Sheet, guess, schools, text};
use stem_readiness::domain::pilot::{Kind, Role, Schools};

fn read(text: &str) -> (Schools, Vec<Fault>) {
    let Read { schools, faults, .. } = read_again(text, &Schools::default());
    (schools, faults)
}

fn read_again(text: &str, known: &Schools) -> Read {
    let sheet = sheet(text);
    schools(&sheet, &guess(&sheet, known), known)
}

fn sheet(text: &str) -> Sheet {
    Sheet::of(delimited::read(text))
}

fn values(schools: &Schools) -> Vec<(&str, Vec<&str>)> {
    schools.rows.iter().map(|row| (row.name.as_str(), row.values.iter().map(String::as_str).collect())).collect()
}

#[test]
fn an_american_table_with_quotes_and_thousands() {
    let (schools, faults) = read(
        "School,Students,Low income,Locale\r\n\"Elm, Upper\",\"1,204\",42.5%,Rural\r\n\"The \"\"Oak\"\"\",388,7%,City\r\n",
    );
    assert_eq!(
        values(&schools),
        [("Elm, Upper", vec!["1204", "42.5", "Rural"]), ("The \"Oak\"", vec!["388", "7", "City"])]
    );
    let columns: Vec<(&str, Kind, Role)> =
        schools.columns.iter().map(|column| (column.name.as_str(), column.kind, column.role)).collect();
    assert_eq!(
        columns,
        [
            ("Students", Kind::Number, Role::Students),
            ("Low income", Kind::Number, Role::Mirrored),
            ("Locale", Kind::Category, Role::Mirrored),
        ]
    );
    assert_eq!(faults, []);
}

#[test]
fn a_table_with_a_mark_semicolons_decimal_commas_and_points_between_thousands() {
    let (schools, faults) =
        read("\u{feff}Escuela;Students;Poverty\nOlmo;1.204;12,5 %\nRoble;388;7\nFresno;2.010;0,75\n");
    assert_eq!(
        values(&schools),
        [("Olmo", vec!["1204", "12.5"]), ("Roble", vec!["388", "7"]), ("Fresno", vec!["2010", "0.75"])]
    );
    assert_eq!(faults, []);
}

#[test]
fn a_table_pasted_from_a_spreadsheet_has_tabs() {
    let (schools, _) = read("Campus\tEnrollment\tFeeder pattern\nElm\t1 204\tNorth\nOak\t388\tSouth\n");
    assert_eq!(values(&schools), [("Elm", vec!["1204", "North"]), ("Oak", vec!["388", "South"])]);
    assert_eq!(schools.columns[1].role, Role::Feeder);
}

#[test]
fn every_row_and_cell_that_does_not_fit_is_told_with_its_line() {
    let (schools, faults) = read(
        "School,Students,Poverty\nElm,100,10\n,200,20\nelm,300,30\nOak,about 400,40\n\nAsh,500,n/a,extra\nFir,600,5\nYew,700,6\nBay,800,7\n",
    );
    let names: Vec<&str> = schools.rows.iter().map(|row| row.name.as_str()).collect();
    assert_eq!(names, ["Elm", "elm (2)", "Oak", "Ash", "Fir", "Yew", "Bay"]);
    assert_eq!(
        faults,
        [
            Fault { line: 3, what: FaultKind::NoName },
            Fault { line: 4, what: FaultKind::SameName { name: "elm (2)".into() } },
            Fault { line: 5, what: FaultKind::NoNumber { column: "Students".into(), text: "about 400".into() } },
            Fault { line: 7, what: FaultKind::TooLong },
        ]
    );
    assert_eq!(schools.value(3, 1), None, "n/a is not known, and no fault");
}

#[test]
fn two_thousand_schools_and_twelve_columns_are_read_and_no_more() {
    let mut text = format!("School,{}\n", (1..=14).map(|at| format!("C{at}")).collect::<Vec<_>>().join(","));
    for row in 0..2001 {
        text += &format!("S{row},{}\n", vec!["1.5"; 14].join(","));
    }
    let (schools, faults) = read(&text);
    assert_eq!((schools.rows.len(), schools.columns.len()), (2000, 12));
    assert_eq!(faults, [Fault { line: 2002, what: FaultKind::TooMany }]);
}

#[test]
fn a_correction_of_the_guess_counts() {
    let table = sheet("Name,Grade span,Code\nElm,6,11\nOak,7,12\n");
    let mut reading = guess(&table, &Schools::default());
    assert_eq!(reading.columns[2].2, Role::Aside, "a code mirrors nothing");
    reading.columns[1].1 = Kind::Category;
    reading.name_column = 2;
    reading.columns[2].2 = Role::Aside;
    reading.columns[0].2 = Role::Feeder;
    let schools = schools(&table, &reading, &Schools::default()).schools;
    assert_eq!(values(&schools), [("11", vec!["Elm", "6"]), ("12", vec!["Oak", "7"])]);
}

#[test]
fn schools_read_again_keep_their_ids_by_name() {
    let (first, _) = read("School,Size\nElm,1\nOak,2\n");
    let second = read_again("School,Size\nFir,3\nOak,4\n", &first).schools;
    let ids: Vec<(&str, &str)> = second.rows.iter().map(|row| (row.name.as_str(), row.id.as_str())).collect();
    assert_eq!(ids, [("Fir", "s3"), ("Oak", "s2")]);
}

fn ids(schools: &Schools) -> Vec<(&str, &str)> {
    schools.rows.iter().map(|row| (row.name.as_str(), row.id.as_str())).collect()
}

#[test]
fn the_next_version_of_a_table_is_matched_by_number_then_by_name_however_it_is_typed() {
    let first = read("School ID,School,Size\n0101,Alder Elem,1\n0102,St. André's,2\n0103,Cedar,3\n,O’Brien High,4\n").0;
    // The spreadsheet has dropped the zeros, two schools have a new name, and one a new number.
    let second = read_again(
        "School ID,School,Size\n102,SAINT ANDRE,2\n101,Alder Elementary,1\n104,Cedar,9\n105,O'BRIEN  HIGH,4\n",
        &first,
    );
    assert_eq!(
        ids(&second.schools),
        [("SAINT ANDRE", "s2"), ("Alder Elementary", "s1"), ("Cedar", "s3"), ("O'BRIEN HIGH", "s4")],
        "a school that lost its number is known by its name"
    );
    assert_eq!(second.lost, Vec::<usize>::new());
    let third = read_again("School ID,School,Size\n0102,St. Andres,2\n", &first);
    assert_eq!((ids(&third.schools), third.lost), (vec![("St. Andres", "s2")], vec![0, 2, 3]));
}

#[test]
fn what_was_said_about_schools_and_columns_stays_with_the_next_version() {
    let day = "2026-11-27".parse().expect("a day");
    let store = Store::new(Model::new(content::framework(), content::actions(), "doc".to_owned(), day));
    let send = |msg| store.send(Msg::Pilot(msg));
    let bring = |text: &str| {
        let known = Rc::clone(&store.model().document.plan.pilot.schools);
        send(PilotMsg::SchoolsRead(Rc::new(read_again(text, &known).schools)));
    };
    bring("School,Enrollment 2023-24,Low income\nElm,100,40\nOak,200,50\nAsh,300,60\n");
    send(PilotMsg::ColumnWeighed(1, 3));
    send(PilotMsg::LockToggled("s1".into()));
    send(PilotMsg::ExclusionToggled("s2".into()));
    send(PilotMsg::SitesAgreed(vec!["s1".into(), "s3".into()]));
    bring("Name,Level,Low income,Enrollment 2024-25\nOAK,High,51,201\nElm ,High,41,101\n");
    let model = store.model();
    let pilot = &model.document.plan.pilot;
    let column = pilot.schools.columns.iter().find(|column| column.name == "Low income").expect("the column");
    assert_eq!(column.weight, Some(3));
    assert_eq!((&pilot.locked[..], &pilot.excluded[..]), (&["s1".into()][..], &["s2".into()][..]));
    assert_eq!(pilot.sites, ["s1".into()], "the school that is gone was told in the review");
}

#[test]
fn of_a_school_with_a_row_for_each_year_or_group_the_last_year_and_all_students_stay() {
    let (schools, faults) = read(
        "Year,School,Student group,Enrollment\n2023-24,Elm,All Students,90\n2023-24,Elm,Hispanic,20\n2024-25,Elm,Hispanic,21\n2024-25,Elm,All Students,100\n2024-25,Oak,All Students,200\n2024-25,Oak,Hispanic,30\n",
    );
    let students = schools.column(Role::Students).expect("students");
    let found: Vec<_> =
        (0..schools.rows.len()).map(|row| (schools.rows[row].name.as_str(), schools.value(row, students))).collect();
    assert_eq!(found, [("Elm", Some("100")), ("Oak", Some("200"))]);
    assert_eq!(faults.len(), 4, "each row that is left out is told: {faults:?}");
}

#[test]
fn numbers_of_schools_that_a_spreadsheet_has_rounded_are_told_and_not_matched() {
    let (schools, faults) =
        read("NCESSCH,School,Students\n3.90012E+11,Elm,100\n3.90012E+11,Oak,200\n3.90013E+11,Ash,300\n");
    assert!(schools.rows.iter().all(|school| school.code.is_empty()), "{schools:?}");
    let is_rounded = |fault: &&Fault| matches!(fault.what, FaultKind::Rounded { .. });
    assert_eq!((schools.rows.len(), faults.iter().filter(is_rounded).count()), (3, 3));
}

#[test]
fn a_row_that_may_be_a_sum_is_asked_about() {
    let text = "School,Students\nElm,100\nOak,200\nAsh,300\nFir,400\nNorth Campus,1500\n";
    let (schools, faults) = read(text);
    assert_eq!(schools.rows.len(), 5);
    assert_eq!(faults, [Fault { line: 6, what: FaultKind::Largest { name: "North Campus".into() } }]);
    let table = sheet(text);
    let mut reading = guess(&table, &Schools::default());
    reading.dropped.push(6);
    let read = stem_readiness::domain::pilot::read::schools(&table, &reading, &Schools::default());
    assert_eq!((read.schools.rows.len(), read.faults.len(), read.left_out.len()), (4, 0, 1));
}

#[test]
fn a_school_that_is_called_like_a_sum_is_brought_back_by_hand() {
    let table = sheet("School,Students\nElm,100\nTotal,200\nTotal Wellness Academy,300\n");
    let mut reading = guess(&table, &Schools::default());
    let names = |read: Read| read.schools.rows.into_iter().map(|row| row.name).collect::<Vec<_>>();
    assert_eq!(names(schools(&table, &reading, &Schools::default())), ["Elm", "Total Wellness Academy"]);
    reading.kept.push(3);
    assert_eq!(names(schools(&table, &reading, &Schools::default())).len(), 3);
}

#[test]
fn of_many_columns_those_are_used_whose_titles_say_what_they_are() {
    let mut titles = vec!["School".to_owned()];
    titles.extend((1..=14).map(|at| format!("V{at}")));
    titles.extend(["Students".to_owned(), "Low income".to_owned(), "Level".to_owned()]);
    let rows: String =
        (0..6).map(|at| format!("S{at},{},100,{at}.5,{}\n", vec!["1.5"; 14].join(","), ["E", "H"][at % 2])).collect();
    let (schools, _) = read(&format!("{}\n{rows}", titles.join(",")));
    let names: Vec<&str> = schools.columns.iter().map(|column| column.name.as_str()).collect();
    assert_eq!(names.len(), 12);
    assert!(["Students", "Low income", "Level"].iter().all(|name| names.contains(name)), "{names:?}");
}

#[test]
fn what_is_written_as_text_reads_the_same() {
    let (schools, _) = read("School,Students,Locale\n\"Elm, Upper\",1204,Rural\nOak,388.5,City\n");
    let (again, faults) = read(&text(&schools, "School", "School ID"));
    assert_eq!((values(&again), faults), (values(&schools), vec![]));
}
