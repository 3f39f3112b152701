//! Enough of HTML to read the pages of a class again: elements, their attributes and what is in them.

/// Something on a page.
#[derive(Debug)]
pub enum Node {
    Element(Element),
    Text(String),
}

/// An element.
#[derive(Debug, Default)]
pub struct Element {
    pub tag: String,
    pub attributes: Vec<(String, String)>,
    inside: Vec<Node>,
}

/// Elements that have nothing inside.
const EMPTY: [&str; 1] = ["meta"];

/// Elements that stand within a line.
const IN_LINE: [&str; 3] = ["b", "code", "span"];

/// Reads a document; an element that is not closed rightly ends the test.
pub fn read(page: &str) -> Element {
    let page = page.strip_prefix("<!DOCTYPE html>").unwrap();
    let mut open = vec![Element::default()];
    for (place, piece) in page.split('<').enumerate() {
        let (tag, text) = if place == 0 { ("", piece) } else { piece.split_once('>').unwrap() };
        if let Some(name) = tag.strip_prefix('/') {
            let done = open.pop().unwrap();
            assert_eq!(done.tag, name, "an element is closed that is not open");
            open.last_mut().unwrap().inside.push(Node::Element(done));
        } else if place > 0 {
            let element = begun(tag);
            if EMPTY.contains(&element.tag.as_str()) {
                open.last_mut().unwrap().inside.push(Node::Element(element));
            } else {
                open.push(element);
            }
        }
        open.last_mut().unwrap().inside.push(Node::Text(unescaped(text)));
    }
    assert_eq!(open.len(), 1, "an element is not closed");
    open.remove(0)
}

/// An element from what stands between its angle brackets. Values stand in double quotes.
fn begun(tag: &str) -> Element {
    let (name, mut rest) = tag.split_once(' ').unwrap_or((tag, ""));
    let mut attributes = Vec::new();
    while !rest.trim().is_empty() {
        let (attribute, behind) = rest.split_once("=\"").unwrap();
        let (value, behind) = behind.split_once('"').unwrap();
        attributes.push((attribute.trim().to_owned(), unescaped(value)));
        rest = behind;
    }
    Element { tag: name.to_owned(), attributes, inside: Vec::new() }
}

fn unescaped(text: &str) -> String {
    text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&")
}

impl Element {
    /// Every element inside, however deep, in the order of the page.
    pub fn every(&self) -> Vec<&Element> {
        let inside = self.inside.iter().filter_map(|node| match node {
            Node::Element(element) => Some(element),
            Node::Text(_) => None,
        });
        inside.flat_map(|element| std::iter::once(element).chain(element.every())).collect()
    }

    /// Those inside that a selector of one tag, one `.class` or `tag.class` names.
    pub fn all(&self, selector: &str) -> Vec<&Element> {
        let (tag, class) = selector.split_once('.').unwrap_or((selector, ""));
        let fits =
            |element: &&Element| (tag.is_empty() || element.tag == tag) && (class.is_empty() || element.is(class));
        self.every().into_iter().filter(fits).collect()
    }

    /// The first of those.
    pub fn first(&self, selector: &str) -> Option<&Element> {
        self.all(selector).into_iter().next()
    }

    /// Whether the element has a class.
    pub fn is(&self, class: &str) -> bool {
        self.attributes.iter().any(|(name, value)| name == "class" && value.split(' ').any(|word| word == class))
    }

    /// All text inside, runs of white space as one space.
    pub fn text(&self) -> String {
        self.raw_text().split_whitespace().collect::<Vec<_>>().join(" ")
    }

    fn raw_text(&self) -> String {
        let text = |node: &Node| match node {
            Node::Element(element) if IN_LINE.contains(&element.tag.as_str()) => element.raw_text(),
            Node::Element(element) => format!(" {} ", element.raw_text()),
            Node::Text(text) => text.clone(),
        };
        self.inside.iter().map(text).collect()
    }
}
