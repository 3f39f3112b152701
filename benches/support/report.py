"""What benches/report.rs compares hangup with: facility, item-rest correlation and Cronbach's alpha, by pandas."""

import json
import sys

import numpy as np
import pandas as pd

responses = pd.read_csv(sys.argv[1])
marks = responses.pivot(index="learner", columns="question", values="mark")
maxima = responses.groupby("question")["max_mark"].first()
totals = marks.sum(axis=1)

facility = marks.mean() / maxima
rests = -marks.sub(totals, axis=0)
item_rest = {question: np.corrcoef(marks[question], rests[question])[0, 1] for question in marks}
questions = marks.shape[1]
alpha = questions / (questions - 1) * (1 - marks.var().sum() / totals.var())

json.dump({"facility": facility.to_dict(), "item_rest": item_rest, "alpha": alpha}, sys.stdout)
