//! Keeps records in IndexedDB, whose transactions are the lock between windows: what is read and what is written in one of
//! them has nothing between.

use std::cell::RefCell;
use std::rc::Rc;

use gloo::timers::callback::Timeout;
use gloo::timers::future::TimeoutFuture;
use js_sys::{Array, Function, Promise, Reflect};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, future_to_promise};
use web_sys::{
    DomException, IdbDatabase, IdbKeyRange, IdbObjectStore, IdbOpenDbRequest, IdbRequest, IdbTransaction,
    IdbTransactionMode,
};

use crate::app::model::Unsaved;

const NAME: &str = "stem-readiness";
const STORE: &str = "records";

/// How long the database may take, in milliseconds, to open and for one transaction. Some browsers never answer where they
/// keep nothing.
const ANSWERS_WITHIN_MS: u32 = 8000;

thread_local! {
    static OPEN: RefCell<Option<Rc<Database>>> = const { RefCell::new(None) };
}

/// The widget's database.
pub(crate) struct Database {
    connection: RefCell<IdbDatabase>,
    /// The transaction that runs.
    running: RefCell<Option<IdbTransaction>>,
}

/// A record to write under its key; without a text it is removed.
#[derive(Clone)]
pub(crate) struct Write {
    pub(crate) key: String,
    pub(crate) text: Option<String>,
}

/// Makes of the records that were found what is to be written. One type for all who ask: the way to the database is long, and
/// would be in the program once for each.
pub(crate) type Decide<'a> = &'a mut dyn FnMut(Vec<Option<String>>) -> Vec<Write>;

impl Database {
    /// The database, which all widgets of the page share.
    pub(super) async fn shared() -> Option<Rc<Database>> {
        if let Some(open) = OPEN.with_borrow(Clone::clone) {
            return Some(open);
        }
        let opened = Rc::new(Database::open().await?);
        OPEN.set(Some(Rc::clone(&opened)));
        Some(opened)
    }

    /// Opens the database, and makes it the first time.
    async fn open() -> Option<Database> {
        let connection = connect_in_time().await.ok()?;
        Some(Database { connection: RefCell::new(connection), running: RefCell::default() })
    }

    /// Gives up what runs, and the connection: a page that the browser puts away with a transaction of its own keeps all
    /// other pages from writing for as long as it is away.
    pub(super) fn rest(&self) {
        if let Some(running) = self.running.take() {
            // One that has ended already cannot be taken back.
            let _ = running.abort();
        }
        self.connection.borrow().close();
    }

    /// Reads the records under some keys, and writes what `decide` makes of them, in one transaction. Returns when it is
    /// complete, and each record was read back as it was written.
    ///
    /// # Errors
    /// Why nothing was written.
    pub(super) async fn exchange(&self, keys: &[String], decide: Decide<'_>) -> Result<(), Unsaved> {
        let transaction = self.begin().await.map_err(|error| reason(&error))?;
        let complete = JsFuture::from(settled(&transaction));
        self.running.replace(Some(transaction.clone()));
        let late = transaction.clone();
        let _in_time = Timeout::new(ANSWERS_WITHIN_MS, move || drop(late.abort()));
        let written = work(&transaction, keys, decide).await;
        if written.is_err() {
            // A transaction that has ended already cannot be taken back.
            let _ = transaction.abort();
        }
        let complete = complete.await;
        self.running.take();
        written.and(complete).map(drop).map_err(|error| match transaction.error() {
            Some(error) => reason(&error),
            None => reason(&error),
        })
    }

    /// The keys that begin like this, in order.
    pub(super) async fn keys(&self, beginning: &str) -> Vec<String> {
        let listed = async {
            let range = IdbKeyRange::bound(&beginning.into(), &format!("{beginning}\u{ffff}").into())?;
            let store = self.begin().await?.object_store(STORE)?;
            answer(&store.get_all_keys_with_key(&range)?).await
        };
        let listed: Result<JsValue, JsValue> = listed.await;
        let all = listed.map(|keys| Array::from(&keys)).unwrap_or_default();
        all.iter().filter_map(|key| key.as_string()).collect()
    }

    /// Begins a transaction, with a new connection where the browser has closed the old one.
    async fn begin(&self) -> Result<IdbTransaction, JsValue> {
        let begin =
            |connection: &IdbDatabase| connection.transaction_with_str_and_mode(STORE, IdbTransactionMode::Readwrite);
        if let Ok(transaction) = begin(&self.connection.borrow()) {
            return Ok(transaction);
        }
        let anew = connect_in_time().await?;
        self.connection.replace(anew.clone());
        begin(&anew)
    }
}

async fn work(transaction: &IdbTransaction, keys: &[String], decide: Decide<'_>) -> Result<JsValue, JsValue> {
    let store = transaction.object_store(STORE)?;
    let writes = decide(get(&store, keys.iter()).await?);
    for Write { key, text } in &writes {
        match text {
            Some(text) => store.put_with_key(&text.into(), &key.into())?,
            None => store.delete(&key.into())?,
        };
    }
    let there = get(&store, writes.iter().map(|write| &write.key)).await?;
    let is_as_written = there.iter().eq(writes.iter().map(|write| &write.text));
    if is_as_written { Ok(JsValue::UNDEFINED) } else { Err(JsValue::NULL) }
}

/// The records under some keys. They are asked for together, and come in order: once the last is there, all are.
async fn get(store: &IdbObjectStore, keys: impl Iterator<Item = &String>) -> Result<Vec<Option<String>>, JsValue> {
    let requests = keys.map(|key| store.get(&key.into())).collect::<Result<Vec<_>, _>>()?;
    if let Some(last) = requests.last() {
        answer(last).await?;
    }
    requests.iter().map(|request| Ok(request.result()?.as_string())).collect()
}

async fn connect_in_time() -> Result<IdbDatabase, JsValue> {
    let late = future_to_promise(async {
        TimeoutFuture::new(ANSWERS_WITHIN_MS).await;
        Err(JsValue::NULL)
    });
    let opened = future_to_promise(async { connect().await.map(JsValue::from) });
    Ok(JsFuture::from(Promise::race(&Array::of2(&opened, &late))).await?.unchecked_into())
}

async fn connect() -> Result<IdbDatabase, JsValue> {
    let factory = web_sys::window().and_then(|window| window.indexed_db().ok().flatten()).ok_or(JsValue::NULL)?;
    let request: IdbOpenDbRequest = factory.open_with_u32(NAME, 1)?;
    let new = request.clone();
    let make = Closure::once(move || -> Result<(), JsValue> {
        new.result()?.unchecked_into::<IdbDatabase>().create_object_store(STORE)?;
        Ok(())
    });
    request.set_onupgradeneeded(Some(make.as_ref().unchecked_ref()));
    let connection: IdbDatabase = answer(&request).await?.unchecked_into();
    // Whoever deletes the database, or brings a newer version of it, need not wait for this page.
    let close: Function = Reflect::get(&connection, &"close".into())?.unchecked_into();
    connection.set_onversionchange(Some(&close.bind0(&connection)));
    Ok(connection)
}

/// What a request brings.
async fn answer(request: &IdbRequest) -> Result<JsValue, JsValue> {
    let done = Promise::new(&mut |done, failed| {
        request.set_onsuccess(Some(&done));
        request.set_onerror(Some(&failed));
    });
    JsFuture::from(done).await.map_err(|_| request.error().ok().flatten().map_or(JsValue::NULL, JsValue::from))?;
    request.result()
}

/// Settles when the transaction is complete, or has come to nothing.
fn settled(transaction: &IdbTransaction) -> Promise {
    Promise::new(&mut |done, failed| {
        transaction.set_oncomplete(Some(&done));
        transaction.set_onabort(Some(&failed));
    })
}

fn reason(error: &JsValue) -> Unsaved {
    let name = error.dyn_ref::<DomException>().map(DomException::name);
    if name.as_deref() == Some("QuotaExceededError") { Unsaved::Full } else { Unsaved::Refused }
}
