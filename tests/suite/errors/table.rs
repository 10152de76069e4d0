//! The errors, by where they are met, and what stands for the placeholders of their sentences.

/// A sentence's key, when it is said, and what would be right.
pub(super) type Error = (&'static str, &'static str, &'static str);

/// The errors by where they are met.
pub(super) const ERRORS: &[(&str, &[Error])] = &[
    ("Opening a file of answers", OPENING),
    ("What a value that does not fit should be", EXPECTED),
    ("Keeping, saving and printing", KEEPING),
    ("Opening a changed table", TABLES),
    ("A table of schools", SCHOOLS),
    ("Fields", FIELDS),
    ("Codes of a round", CODES),
    ("Where the program does not start or stops", STARTING),
];

const OPENING: &[Error] = &[
    ("error_not_json", "The text of the file breaks off or is damaged", "an earlier copy"),
    ("error_other_format", "The file is something else", "a file that this tool saved"),
    ("error_newer", "The page opens a file of a newer format", "the newer version of the tool"),
    ("error_read_only", "A file of a newer format is shown", "the newer version, to change it"),
    ("error_left_out", "Below it: what this version does not know", "the newer version, to see it"),
    ("error_too_large", "The file has more bytes than any of ours", "a file that this tool saved"),
    ("error_too_many", "It holds more values than any of ours", "a file that this tool saved"),
    ("error_too_deep", "Its lists are nested deeper than in any of ours", "a file that this tool saved"),
    ("error_misfit", "A value is of another kind or out of range", "named in the sentence"),
    ("edition_other_framework", "The answers belong to another framework", "the page with their framework"),
    ("error_unchanged", "After each of these, where somebody opens one file", "nothing to do"),
    ("copies_same", "The file says nothing new", "nothing to do"),
    ("boot_not_read", "The browser does not give the file", "the file, chosen once more"),
    ("teams_older", "Another file beside it holds a later state of the team", "the later file"),
    ("teams_too_many", "More teams than stand side by side", "fewer files at once"),
];

/// What follows the place of a value in `error_misfit`.
const EXPECTED: &[Error] = &[
    ("error_expected_something", "Nothing stands there", "a value"),
    ("error_expected_text", "A number or a list for a text", "quotation marks"),
    ("error_expected_shorter", "A text that is too long", "a shorter one"),
    ("error_expected_boolean", "Another value for yes or no", "one of the two, without quotation marks"),
    ("error_expected_number", "A text, a fraction or less than 0 for a number", "such a number"),
    ("error_expected_up_to", "A number that is too large", "a smaller one"),
    ("error_expected_date", "A day in another form, or none of the calendar", "a day in this form"),
    ("error_expected_level", "A level that the framework does not have", "one that it has"),
    ("error_expected_list", "One value for a list", "brackets around it"),
    ("error_expected_at_most", "A list that is too long", "a shorter one"),
    ("error_expected_object", "A plain value for one with parts", "its parts by their names"),
    ("error_expected_one_of", "A word that is none of a few", "one of them"),
];

const KEEPING: &[Error] = &[
    ("common_save_refused", "The page blocks storage", "a copy as a file"),
    ("common_save_full", "The device is full", "a copy as a file"),
    ("common_save_off", "The page asks that nothing is kept", "a copy as a file"),
    ("common_save_elsewhere", "A newer version keeps its answers here", "the page, reloaded"),
    ("common_set_aside", "What the device kept is damaged", "what is set aside, under Share"),
    ("common_later_missing", "A part of the program did not come", "another try"),
    ("page_storage_refused", "Share, where the page blocks storage", "a copy as a file"),
    ("page_print_refused", "The browser opens no print window", "the saved page"),
    ("page_files_may_be_refused", "The widget is in a frame that may block files", "the answers as text"),
    ("error_download", "The browser refuses a file", "another browser, or leave to download"),
    ("error_export_kind", "A page's script asks for another kind of file", "one of those listed"),
    ("share_no_table", "A page's script asks for another table", "one of those listed"),
];

const TABLES: &[Error] = &[
    ("share_no_table_of_ours", "The table has none of our columns", "a table that was saved here"),
    ("share_table_unread", "The workbook cannot be unpacked", "the table as CSV"),
    ("share_round_first", "A round is open", "the round, closed first"),
    ("share_fault", "A cell holds what its column cannot", "what the column held before, in the same form"),
    ("share_fault_empty", "A cell that must hold something is empty", "a value in the cell"),
    ("share_fault_id", "An id is not known, and the row has no name", "the id as it was saved, or a name"),
    ("share_fault_nameless", "A row has neither an id nor a name", "a name"),
    ("share_fault_twice", "A row stands in the table twice", "one of the two"),
    ("share_fault_both", "A row has a level and does not apply", "one of the two"),
    ("share_fault_many", "There are more rows than are kept", "fewer rows"),
    ("share_left_worked_out", "A column was changed that is worked out", "the answers that it follows from"),
    ("share_left_unknown", "A column was added", "a column that was saved here"),
];

const SCHOOLS: &[Error] = &[
    ("schools_refused_old_workbook", "A workbook of before 2007, or with a password", "XLSX without a password"),
    ("schools_refused_other_workbook", "A workbook of another program", "CSV or XLSX"),
    ("schools_refused_pdf", "A PDF", "CSV or XLSX, or the rows pasted"),
    ("schools_refused_picture", "A picture", "CSV or XLSX"),
    ("schools_refused_page", "A web page without a table", "the rows pasted, or CSV"),
    ("schools_few_understood", "Few rows could be read as schools", "the column that names the schools"),
    ("schools_no_name", "Rows without a name", "a name in each row"),
    ("schools_twice", "Rows that repeat a school", "one row for each school"),
    ("schools_same_name", "Two schools of one name", "an ID, or nothing"),
    ("schools_largest", "A school larger than all others together", "the row of totals, left out"),
    ("schools_too_long", "More cells than columns", "text with commas in quotation marks"),
    ("schools_unended", "A quotation mark is not closed", "a second quotation mark"),
    ("schools_no_number", "A cell without a number", "a number"),
    ("schools_range", "A range in place of a number", "a number"),
    ("schools_grades", "Grade spans that became dates", "nothing to do"),
    ("schools_rounded", "IDs that a spreadsheet rounded", "the column as text"),
    ("schools_shares_of_one", "Parts of 1 where percents may be meant", "percents, or nothing"),
    ("schools_mixed_shares", "Parts of 1 among percents", "all in one form"),
    ("schools_hidden", "Rows that a filter or a person has hidden", "the rows shown, or nothing"),
    ("schools_too_many_columns", "More columns than are used", "those that matter, chosen"),
    ("schools_too_many", "More schools than are read", "a smaller table"),
    ("schools_too_large", "A table larger than any that is read", "a smaller table"),
    ("schools_lost", "A new table lacks schools that the team has", "their rows, or nothing"),
    ("schools_lost_sites", "Sites among them", "their rows, or nothing"),
    ("schools_lost_need", "The column of the rule is missing", "the column, or nothing"),
    ("pilot_other_count", "Locks and exclusions allow another number of sites", "fewer locks or exclusions"),
    ("pilot_need_short", "More high-need sites than there are", "a smaller number"),
];

const FIELDS: &[Error] = &[
    ("common_no_amount", "An amount that is no number", "a number as shown"),
    ("common_no_date", "A day that is none", "a day as shown"),
    ("plan_due_before_start", "A due date before the start", "a later due date, or an earlier start"),
    ("cost_too_much", "A line costs more than can be counted", "a smaller number or cost"),
    ("charter_too_many_measures", "More measures than a team can follow", "fewer"),
    ("mission_statement_small", "The statement names a group so small that it points to students", "a wider wording"),
];

const CODES: &[Error] = &[
    ("workshop_join_other", "The phone's page has another rubric", "the facilitator's link"),
    ("workshop_join_wrong", "A join code was refused; the clause is one of those below", "named in the clause"),
    ("workshop_code_nothing", "The line is empty", "a code"),
    ("workshop_code_character", "A character that no code has", "the character as it is shown on the phone"),
    ("workshop_code_length", "Characters are missing or too many", "as many as are named"),
    ("workshop_code_wrong", "One character is wrong", "the character in that place"),
    ("workshop_code_swapped", "Two characters are swapped", "the two in their order"),
    ("workshop_code_slip", "More than one is wrong", "the code once more"),
    ("workshop_code_join", "The join link in place of a code", "the code at the end of the sheet"),
    ("workshop_code_newer", "The phone runs a newer version", "the page, reloaded"),
    ("workshop_code_other_set", "The phone rated other indicators", "the link of this round"),
    ("workshop_code_other_round", "The code is of another round", "a code of this round"),
    ("workshop_code_forged", "No program of ours made the code", "the code once more"),
    ("workshop_code_full", "The round is full", "nothing to do"),
];

const STARTING: &[Error] = &[
    ("boot_noscript", "JavaScript is off", "JavaScript on"),
    ("boot_blocked", "The page's policy forbids the program", "a word in the policy"),
    ("boot_failed", "The browser is too old", "a current browser"),
    ("boot_not_loaded", "A file does not come", "the file beside the script"),
    ("boot_other_build", "Files of two builds", "the files of one build"),
    ("boot_not_allowed", "The policy forbids the parts", "the script that holds all"),
    ("boot_misfit", "The page's own framework does not fit; the faults follow", "named in each fault"),
    ("boot_not_connected", "A page's script asks an element that is not on the page", "the element on the page"),
    ("boot_stopped_title", "The program has stopped", "Restart"),
    ("boot_stopped_saved", "Below it: the answers are on the device", "Restart"),
    ("boot_stopped_held", "Or: they are on the page alone", "a copy as a file"),
    ("boot_stopped_unread", "Or: nobody knows them yet", "Restart"),
    ("boot_stopped_loop", "It stops again and again", "a copy as a file, then a choice"),
    ("boot_stopped_by_hand", "The page may not copy", "the text, copied by hand"),
    ("boot_stopped_no_copy", "The page may not save files", "the answers as text"),
    ("boot_stopped_no_room", "The answers cannot be set aside", "a copy as a file"),
];

/// What stands for a placeholder.
pub(super) const SAMPLES: &[(&str, &str)] = &[
    ("character", "ß"),
    ("column", "Due date"),
    ("columns", "Score and Level word"),
    ("expected", "a date such as 2027-05-12"),
    ("file", "stem-readiness.core.js"),
    ("first", "2000-01-01"),
    ("groups", "eighth-grade girls"),
    ("kind", "pdf"),
    ("known", "json, html, csv, xlsx, docx, md and ics"),
    ("last", "2100-12-31"),
    ("list", "Cedar Elementary and Mill Middle"),
    ("ours", "STEM readiness"),
    ("path", "plan.actions[0].due_date"),
    ("table", "Plan"),
    ("tables", "ratings, plan, measures, cost, pilots, readiness"),
    ("text", "next spring"),
    ("theirs", "Early literacy readiness"),
    ("time", "10:42 AM"),
    ("why", "has 11 characters, 12 expected"),
];

pub(super) const NUMBERS: &[(&str, f64)] = &[
    ("column", 38.0),
    ("columns", 70.0),
    ("error_too_many_most", 250_000.0),
    ("error_too_deep_most", 64.0),
    ("error_expected_up_to_most", 100.0),
    ("error_expected_shorter_most", 100_000.0),
    ("error_expected_at_most_most", 2_000.0),
    ("error_expected_level_most", 4.0),
    ("schools_too_many_most", 2_000.0),
    ("teams_too_many_most", 300.0),
    ("schools_too_many_columns_most", 12.0),
    ("share_table_unread_rows", 10_000.0),
    ("expected", 12.0),
    ("found", 11.0),
    ("limit", 10.0),
    ("line", 4.0),
    ("most", 8.0),
    ("place", 3.0),
    ("row", 7.0),
    ("rows", 120.0),
    ("version", 2.0),
    ("wanted", 4.0),
];
