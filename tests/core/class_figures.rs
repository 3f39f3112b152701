//! The figures of a class agree with those of other tools, digit by digit, and hold for any table: none is infinite or no
//! number, and none depends on the order of rows or on what learners and questions are called.

use std::collections::HashMap;
use std::path::PathBuf;

use hangup::exchange::responses::read;
use hangup_core::measure::Discernment;
use hangup_core::measure::class::{
    Change, Flag, Gain, Learner, Opinion, Plan, Planned, PlannedOption, Report, Row, RowResponse, Rows, Situation,
    Sure, Table,
};
use hangup_core::quiz::Truth;
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;
use proptest::test_runner::RngSeed;

/// Seven people, four questions with marks in parts, blanks, a question that one was not given, and verdicts.
fn small_class() -> Table {
    read(&[PathBuf::from("tests/fixtures/responses/small-class.csv")], &[]).unwrap()
}

fn near(found: Option<f64>, expected: f64) {
    assert!(is_near(found, Some(expected)), "{found:?} is not {expected}");
}

fn both_near(found: Option<[f64; 2]>, expected: [f64; 2]) {
    let found = found.unwrap();
    assert!((0..2).all(|bound| is_near(Some(found[bound]), Some(expected[bound]))), "{found:?} is not {expected:?}");
}

/// To nine digits, or to nine places behind the point.
fn is_near(one: Option<f64>, other: Option<f64>) -> bool {
    match (one, other) {
        (Some(one), Some(other)) => (one - other).abs() <= 1e-9 * other.abs().max(1.0),
        (None, None) => true,
        _ => false,
    }
}

/// Expected values from pandas 3.1, NumPy 2.4 and SciPy 1.17 (`stats.skew` and `stats.kurtosis` with `bias=False`).
#[test]
fn the_quiz_agrees_with_pandas_and_scipy() {
    let table = small_class();
    let plan = Plan { pass_mark: Some(60), questions: HashMap::new() };
    let quiz = Report::of(&table, Some(&plan)).quiz;
    assert_eq!((quiz.n, quiz.k, quiz.complete_n), (7, 4, 6));
    near(quiz.mean, 3.035_714_285_714_285_6);
    near(quiz.median, 3.0);
    near(quiz.sd, 1.424_697_127_378_975_7);
    near(quiz.skewness, -0.149_437_534_276_587_18);
    near(quiz.kurtosis, -0.048_472_235_360_894_62);
    near(quiz.alpha, 0.703_605_980_650_835_3);
    near(quiz.sem, 0.837_904_131_349_961_8);
    near(quiz.error_ratio, 54.442_081_090_748_61);
    near(quiz.pass_rate, 5.0 / 7.0);
    assert_eq!(quiz.kr20, None, "marks in parts have no KR-20");
    assert_eq!(Report::of(&table, None).quiz.pass_rate, None);
}

/// Expected values from pandas 3.1, NumPy 2.4 and SciPy 1.17: `corrcoef`, `cov` of the values sorted, `t.interval`,
/// `pearsonr(…).confidence_interval()` and `binomtest(…).proportion_ci(method="wilson")`. In turn: facility, sd,
/// discrimination index and efficiency, effective weight, point-biserial, α if dropped.
#[test]
fn every_item_agrees_with_pandas_and_scipy() {
    let table = small_class();
    let report = Report::of(&table, None);
    #[rustfmt::skip]
    let expected = [
        ("display", 7, [0.571_428_571_428_571_4, 0.534_522_483_824_848_8, 38.390_587_509_210_19, 48.148_148_148_148_15,
            28.573_117_101_400_31, 0.680_019_621_935_285_5, 0.568_720_379_146_919_5],
            [0.250_458_364_527_657_2, 0.841_780_144_748_530_2], [-0.519_276_996_311_131_3, 0.881_980_418_187_670_6]),
        ("flags", 7, [0.625, 0.645_497_224_367_902_8, 91.738_264_050_008_55, 95.833_333_333_333_33,
            35.530_717_603_416_89, 0.974_115_133_469_926_1, 0.260_869_565_217_391_46],
            [0.326_507_318_246_123_17, 0.923_492_681_753_876_9], [0.531_523_568_253_750_6, 0.987_934_010_579_694]),
        ("unasked", 7, [0.642_857_142_857_142_9, 0.377_964_473_009_227_25, 85.372_864_325_551_82, 94.4,
            26.371_792_928_049_373, 0.917_477_203_192_167_5, 0.469_172_932_330_827_1],
            [0.293_298_306_979_288_8, 0.992_415_978_734_997], [0.281_917_069_958_651_5, 0.978_014_264_186_605_9]),
        ("booked", 6, [0.666_666_666_666_666_6, 0.408_248_290_463_863, -14.538_009_210_011_976, -15.068_493_150_684_931,
            9.524_372_367_133_438, 0.119_365_074_909_620_96, 0.901_310_043_668_122_3],
            [0.238_236_360_727_280_83, 1.0], [-0.855_951_999_427_064_5, 0.755_294_496_912_138_9]),
    ];
    assert_eq!(report.items.len(), expected.len());
    for (item, (question, n, figures, facility_ci, item_rest_ci)) in report.items.iter().zip(expected) {
        assert_eq!((item.question, item.n), (question, n), "in the order first met");
        let found = [
            item.facility,
            item.sd,
            item.discrimination_index,
            item.discriminative_efficiency,
            item.effective_weight,
            item.point_biserial,
            item.alpha_if_dropped,
        ];
        found.into_iter().zip(figures).for_each(|(found, expected)| near(found, expected));
        near(item.item_rest, figures[2] / 100.0);
        both_near(item.facility_ci, facility_ci);
        both_near(item.item_rest_ci, item_rest_ci);
        assert_eq!(item.flags, []);
    }
}

/// Expected values from NumPy 2.4, `corrcoef` of having chosen it with the rest.
#[test]
fn options_agree_with_numpy_and_what_earned_all_is_a_key() {
    let table = small_class();
    let report = Report::of(&table, None);
    let expected = [
        vec![
            ("bank", 2, 0.097_049_495_883_094_56, false),
            ("bank-too", 1, -0.083_526_906_958_455_7, true),
            ("nothing", 3, 0.442_968_317_413_963_75, true),
        ],
        vec![
            ("code", 3, -0.137_620_470_640_795_13, false),
            ("code name", 2, 0.814_080_630_359_961_6, true),
            ("name", 2, -0.663_324_958_071_079_8, false),
        ],
        vec![("listen", 2, -0.481_961_027_636_886_8, false), ("ring-back", 5, 0.481_961_027_636_886_8, true)],
        vec![
            ("go-on", 1, 0.489_005_764_336_766_4, true),
            ("pay", 2, -0.355_247_622_599_286_94, false),
            ("ring-back", 3, -0.029_552_706_228_277_083, true),
        ],
    ];
    for (item, expected) in report.items.iter().zip(expected) {
        let found: Vec<_> = item.options.iter().map(|choice| (choice.response.clone(), choice.n, choice.key)).collect();
        assert_eq!(found, expected.iter().map(|(option, n, _, key)| ((*option).into(), *n, *key)).collect::<Vec<_>>());
        for (choice, (_, n, item_rest, _)) in item.options.iter().zip(expected) {
            near(choice.item_rest, item_rest);
            near(Some(choice.share), f64::from(n) / item.n as f64);
        }
    }
}

/// Expected values from SciPy 1.17 (`norm.ppf`, `norm.pdf`, `t.interval`) and pandas 3.1.
#[test]
fn discernment_agrees_with_scipy() {
    let table = small_class();
    let report = Report::of(&table, None);
    let told = &report.discernment;
    assert_eq!(told.pooled, Discernment { scams: 6, genuine: 6, hits: 4, alarms: 2 });
    assert_eq!(told.could_not_tell, 1);
    near(told.d_prime, 0.732_212_713_601_139_4);
    near(told.criterion, 0.0);
    near(told.d_prime_se, 0.741_502_486_839_130_7);
    near(told.mean_d_prime, 0.449_659_833_464_054_47);
    both_near(told.mean_d_prime_ci, [-0.281_387_547_148_565_3, 1.180_707_214_076_674_1]);
    near(told.brier, 0.191_666_666_666_666_65);
    assert_eq!((report.safe_actions.safe, report.safe_actions.of), (9, 13));
}

#[test]
fn learners_stand_in_alphabetical_order_with_what_they_earned_and_left_blank() {
    let table = small_class();
    let found: Vec<_> = Learner::all(&table)
        .iter()
        .map(|learner| (learner.learner.to_owned(), learner.mark.marks(), learner.max_mark, learner.answered))
        .collect();
    let expected = [
        ("ada", 4.5, 5.0, 4),
        ("ben", 3.0, 5.0, 4),
        ("cleo", 5.0, 5.0, 4),
        ("dan", 0.75, 5.0, 3),
        ("eve", 2.5, 4.0, 3),
        ("fay", 2.25, 5.0, 4),
        ("gus", 3.25, 5.0, 4),
    ];
    assert_eq!(found, expected.map(|(name, mark, max, answered)| (name.to_owned(), mark, max, answered)));
}

fn table(rows: &[(&str, &str, f64, f64, &str)]) -> Table {
    let mut taken = Rows::default();
    for (learner, question, mark, max_mark, response) in rows {
        let (mark, max_mark, response) = (*mark, *max_mark, RowResponse::Given(*response));
        taken.add(&Row { learner, question, mark, max_mark, response, situation: Situation::default() }).unwrap();
    }
    taken.into_table(|_, text: &str| text.into()).unwrap()
}

#[test]
fn a_quiz_tells_the_keys_the_order_of_options_what_is_unused_and_what_chance_earns() {
    let rows: Vec<(String, &str, f64)> = (0..20)
        .map(|learner| (format!("learner {learner}"), if learner < 5 { "b" } else { "c" }, f64::from(learner % 5 == 0)))
        .collect();
    let rows: Vec<_> = rows.iter().map(|(name, response, mark)| (name.as_str(), "q", *mark, 1.0, *response)).collect();
    let table = table(&rows);
    let option = |response: &str, key| PlannedOption { response: response.into(), key };
    let options = vec![option("d", false), option("c", true), option("a", false)];
    let plan = |chance| Plan {
        pass_mark: None,
        questions: HashMap::from([("q".to_owned(), Planned { chance, options: options.clone() })]),
    };
    let (unlikely, likely) = (plan(0.1), plan(0.25));
    let item = &Report::of(&table, Some(&likely)).items[0];
    let found: Vec<_> = item.options.iter().map(|choice| (choice.response.clone(), choice.n, choice.key)).collect();
    let expected = [("d", 0, false), ("c", 15, true), ("a", 0, false), ("b", 5, false)];
    assert_eq!(found, expected.map(|(response, n, key)| (response.into(), n, key)));
    assert_eq!(item.flags, [Flag::TooHard, Flag::UnusedOption], "4 of 20 is less than chance earns");
    assert_eq!(Report::of(&table, Some(&unlikely)).items[0].flags, [Flag::UnusedOption]);
    assert_eq!(Report::of(&table, None).items[0].flags, []);
}

#[test]
fn a_question_nearly_all_can_do_and_one_that_only_the_weak_can_are_pointed_at() {
    let names: Vec<String> = (0..40).map(|learner| format!("{learner:02}")).collect();
    let mut rows = Vec::new();
    for (name, place) in names.iter().zip(0..40) {
        rows.push((name.as_str(), "easy", f64::from(place > 0), 1.0, "x"));
        rows.push((name.as_str(), "ladder", f64::from(place), 40.0, "x"));
        rows.push((name.as_str(), "upside-down", f64::from(place < 20), 1.0, "x"));
    }
    let table = table(&rows);
    let flags: Vec<_> = Report::of(&table, None).items.into_iter().map(|item| item.flags).collect();
    assert_eq!(flags, [vec![Flag::TooEasy], vec![Flag::NegativeDiscrimination], vec![Flag::NegativeDiscrimination]]);
}

/// By hand: percents 40, 60, 80 and 60, 90, 70, so averages of 60 and 73⅓, and a gain of 13⅓ of 40. The differences 20,
/// 30 and −10 have the mean 13⅓ and, from SciPy 1.17 (`ttest_rel(…).confidence_interval()`), the interval −38.38 to 65.04.
#[test]
fn a_gain_is_of_those_who_were_there_both_times() {
    let before = table(&[
        ("ada", "q", 4.0, 10.0, ""),
        ("ben", "q", 6.0, 10.0, ""),
        ("cleo", "q", 8.0, 10.0, ""),
        ("dan", "q", 1.0, 10.0, ""),
    ]);
    let after = table(&[
        ("cleo", "r", 3.5, 5.0, ""),
        ("ben", "r", 4.5, 5.0, ""),
        ("ada", "r", 3.0, 5.0, ""),
        ("eve", "r", 5.0, 5.0, ""),
    ]);
    let gain = Gain::between(&Learner::all(&before), &Learner::all(&after));
    assert_eq!(gain.marks.n, 3);
    near(gain.marks.before, 60.0);
    near(gain.marks.after, 220.0 / 3.0);
    near(gain.marks.difference, 40.0 / 3.0);
    both_near(gain.marks.difference_ci, [-38.378_116_792_089_29, 65.044_783_458_755_96]);
    near(gain.hake, 1.0 / 3.0);
    let nobody = Change { n: 0, before: None, after: None, difference: None, difference_ci: None };
    assert_eq!((&gain.safe_actions, &gain.d_prime), (&nobody, &nobody));
}

#[test]
fn where_nothing_could_be_gained_there_is_no_gain() {
    let full = table(&[("ada", "q", 1.0, 1.0, ""), ("ben", "q", 1.0, 1.0, "")]);
    let learners = Learner::all(&full);
    assert_eq!(Gain::between(&learners, &learners).hake, None);
    assert_eq!(Gain::between(&[], &learners).hake, None);
}

/// By hand: of one who chose safely in 1 of 2 and then in 2 of 2 situations, and told 2 scams from 2 genuine contacts only
/// the second time; d′ is then 2 · z(2.5 / 3) = 1.934843.
#[test]
fn a_gain_is_one_in_safe_actions_and_in_discernment_too() {
    let time = |verdicts: [Truth; 4], safe: [bool; 2]| {
        let truths = [Truth::Scam, Truth::Scam, Truth::Genuine, Truth::Genuine];
        let mut rows = Rows::default();
        for (place, question) in ["a", "b", "c", "d"].into_iter().enumerate() {
            let situation = Situation {
                truth: Some(truths[place]),
                opinion: Some(Opinion::Verdict(verdicts[place])),
                confidence: None,
                safe: safe.get(place).copied(),
            };
            let response = RowResponse::NotRecorded;
            rows.add(&Row { learner: "ada", question, mark: 0.0, max_mark: 1.0, response, situation }).unwrap();
        }
        rows.into_table(|_, text: &str| text.into()).unwrap()
    };
    let before = time([Truth::Scam; 4], [true, false]);
    let after = time([Truth::Scam, Truth::Scam, Truth::Genuine, Truth::Genuine], [true, true]);
    let gain = Gain::between(&Learner::all(&before), &Learner::all(&after));
    near(gain.safe_actions.difference, 0.5);
    assert_eq!(gain.d_prime.before, Some(0.0));
    assert!((gain.d_prime.difference.unwrap() - 1.934_843).abs() < 1e-6);
    assert_eq!(gain.d_prime.difference_ci, None, "one learner has no interval");
}

/// An answer: learner, question, share of the marks in quarters, response, situation.
type Answer = (usize, usize, u8, RowResponse<&'static str>, Situation);

/// The same before it is known whose it is and whether it is given at all: above 1 of 10, it is.
type Cell = (u8, RowResponse<&'static str>, Situation, u8);

/// Answers of a class, each to be given once, with the maximum of each question.
fn class(maxima: &'static [f64]) -> impl Strategy<Value = (Vec<Answer>, Vec<f64>)> {
    let truth = || option::of(select(vec![Truth::Scam, Truth::Genuine]));
    let situation = (truth(), truth(), any::<bool>(), 50_u8..=100, option::of(any::<bool>())).prop_map(
        |(truth, verdict, told, percent, safe)| Situation {
            truth,
            opinion: if told { verdict.map(Opinion::Verdict) } else { Some(Opinion::CouldNotTell) },
            confidence: Sure::new(percent),
            safe,
        },
    );
    let given = ["a", "b", "c"].map(RowResponse::Given);
    let response = select([&[RowResponse::NotRecorded, RowResponse::Blank], given.as_slice()].concat());
    let answer = (0_u8..=4, response, situation, 0_u8..10);
    (1_usize..12, 1_usize..6)
        .prop_flat_map(move |(learners, questions)| {
            (vec(vec(answer.clone(), questions), learners), vec(select(maxima.to_vec()), questions))
        })
        .prop_map(|(answers, maxima)| {
            let given = |(learner, row): (usize, Vec<Cell>)| {
                row.into_iter().enumerate().filter(|(_, (.., chance))| *chance > 1).map(
                    move |(question, (quarters, response, situation, _))| {
                        (learner, question, quarters, response, situation)
                    },
                )
            };
            (answers.into_iter().enumerate().flat_map(given).collect(), maxima)
        })
}

fn taken<'a>(
    answers: impl IntoIterator<Item = &'a Answer>,
    maxima: &[f64],
    learner_name: impl Fn(usize) -> String,
    question_name: impl Fn(usize) -> String,
) -> Table {
    let mut rows = Rows::default();
    for (learner, question, quarters, response, situation) in answers {
        let max_mark = maxima[*question];
        let mark = f64::from(*quarters) / 4.0 * max_mark;
        let (learner, question) = (learner_name(*learner), question_name(*question));
        let (learner, question) = (learner.as_str(), question.as_str());
        rows.add(&Row { learner, question, mark, max_mark, response: *response, situation: *situation }).unwrap();
    }
    rows.into_table(|_, text: &str| text.into()).unwrap()
}

/// All figures that are numbers, with names to compare them by; what belongs to a question or a learner by their numbers.
fn figures(
    report: &Report<'_>,
    learner_number: impl Fn(&str) -> usize,
    question_number: impl Fn(&str) -> usize,
) -> HashMap<String, Option<f64>> {
    fn flatten(path: &str, value: &serde_json::Value, into: &mut HashMap<String, Option<f64>>) {
        match value {
            serde_json::Value::Object(fields) => {
                fields.iter().for_each(|(name, value)| flatten(&format!("{path}.{name}"), value, into));
            }
            serde_json::Value::Array(values) => {
                values.iter().enumerate().for_each(|(place, value)| flatten(&format!("{path}.{place}"), value, into));
            }
            other => {
                into.insert(format!("{path} {}", other.as_str().unwrap_or_default()), other.as_f64());
            }
        }
    }
    let mut report = serde_json::to_value(report).unwrap();
    let mut flat = HashMap::new();
    for (list, name) in [("items", "question"), ("learners", "learner")] {
        let serde_json::Value::Array(entries) = report[list].take() else { continue };
        for mut entry in entries {
            let named = entry[name].take();
            let named = named.as_str().unwrap();
            let number = if list == "items" { question_number(named) } else { learner_number(named) };
            flatten(&format!("{list} {number}"), &entry, &mut flat);
        }
    }
    flatten("", &report, &mut flat);
    flat
}

proptest! {
    #![proptest_config(ProptestConfig { rng_seed: RngSeed::Fixed(7), cases: 300, ..ProptestConfig::default() })]

    #[test]
    fn no_figure_of_any_table_is_infinite_or_no_number(
        (answers, maxima) in class(&[0.0, 1.0, 3.0, 1e-300, 1e9, 1e155, 1e300, f64::MAX])
    ) {
        let table = taken(&answers, &maxima, |learner| format!("L{learner}"), |question| format!("Q{question}"));
        let report = Report::of(&table, None);
        let all = format!("{:?} {:?} {:?}", report.quiz, report.items, report.discernment);
        prop_assert!(!all.contains("NaN") && !all.contains("inf"), "{}", all);
        let percents = report.learners.iter().filter_map(|learner| learner.percent());
        prop_assert!(percents.into_iter().all(|percent| (0.0..=100.0 + 1e-9).contains(&percent)));
        let gain = Gain::between(&report.learners, &report.learners);
        prop_assert!(!format!("{gain:?}").contains("NaN") && !format!("{gain:?}").contains("inf"), "{:?}", gain);
    }

    #[test]
    fn figures_do_not_depend_on_the_order_of_rows_nor_on_names(
        (answers, maxima) in class(&[1.0, 1.0, 2.0, 3.0, 10.0]),
        order in any::<u64>(),
    ) {
        let plain = taken(&answers, &maxima, |learner| format!("L{learner}"), |question| format!("Q{question}"));
        let number = |name: &str| name[1..].parse::<usize>().unwrap();
        let expected = figures(&Report::of(&plain, None), number, number);

        let mut shuffled: Vec<&Answer> = answers.iter().collect();
        shuffled.sort_by_key(|(learner, question, ..)| {
            (*learner as u64 * 31 + *question as u64 + 1).wrapping_mul(order | 1).rotate_left(17)
        });
        let table = taken(shuffled.clone(), &maxima, |learner| format!("L{learner}"), |question| format!("Q{question}"));
        let found = figures(&Report::of(&table, None), number, number);
        prop_assert_eq!(&found, &expected, "to the last digit");

        let renamed = taken(shuffled, &maxima, |learner| format!("L{}", 99 - learner), |question| format!("Q{}", 9 - question));
        let report = Report::of(&renamed, None);
        let found = figures(&report, |name| 99 - number(name), |name| 9 - number(name));
        prop_assert_eq!(found.len(), expected.len());
        for (name, figure) in &found {
            prop_assert!(is_near(*figure, expected[name]), "{} is {:?} and was {:?}", name, figure, expected[name]);
        }
    }
}
