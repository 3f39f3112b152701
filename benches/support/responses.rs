//! A table of responses, made for measuring: choices and verdicts of learners who differ, on questions that do.

use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::Path;

use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};

/// Writes a table of so many learners, who were all given so many questions.
pub fn write(file: &Path, learners: usize, questions: usize) {
    let mut chance = ChaCha8Rng::seed_from_u64(7);
    let mut out = BufWriter::new(File::create(file).unwrap());
    let difficulties: Vec<f64> = (0..questions).map(|_| normal(&mut chance)).collect();
    writeln!(out, "learner,question,mark,max_mark,response,truth,verdict,confidence,action_safe").unwrap();
    for learner in 0..learners {
        let ability = normal(&mut chance);
        for (question, difficulty) in difficulties.iter().enumerate() {
            let right = uniform(&mut chance) < 1.0 / (1.0 + (difficulty - ability).exp());
            write!(out, "learner-{learner:06},question-{question:02},").unwrap();
            if question % 2 == 0 {
                let response = if right { "a" } else { ["b", "c", "d"][(uniform(&mut chance) * 3.0) as usize] };
                writeln!(out, "{},1,{response},,,,", u8::from(right)).unwrap();
            } else {
                let safe = uniform(&mut chance) < 0.6;
                let truth = ["scam", "genuine"][question / 2 % 2];
                let verdict = ["scam", "genuine"][(question / 2 + usize::from(!right)) % 2];
                let mark = f64::from(u8::from(right) + u8::from(safe)) / 2.0;
                let action = if safe { "ring-back" } else { "go-on" };
                let confidence = 50 + 10 * (uniform(&mut chance) * 6.0) as u8;
                writeln!(out, "{mark},1,{verdict} {action},{truth},{verdict},{confidence},{safe}").unwrap();
            }
        }
    }
    out.flush().unwrap();
}

/// From 0 to 1, and never 1.
fn uniform(chance: &mut ChaCha8Rng) -> f64 {
    (chance.next_u64() >> 11) as f64 / (1_u64 << 53) as f64
}

/// From the standard normal distribution, nearly: the sum of twelve uniform numbers less six.
fn normal(chance: &mut ChaCha8Rng) -> f64 {
    (0..12).map(|_| uniform(chance)).sum::<f64>() - 6.0
}
