//! Schools from tables as districts have them.

use stem_readiness::base::delimited;
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
    Sheet::of(&delimited::read(text))
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

#[test]
fn what_is_written_as_text_reads_the_same() {
    let (schools, _) = read("School,Students,Locale\n\"Elm, Upper\",1204,Rural\nOak,388.5,City\n");
    let (again, faults) = read(&text(&schools, "School", "School ID"));
    assert_eq!((values(&again), faults), (values(&schools), vec![]));
}
