//! JSON of the catalogue: region, matter, every element, every material with condition, alternatives
//! and source; days of rest as days of the year, 1 January being 1. Keys are the Chinese words of `seeds/`.

use crate::catalogue::{
    Alternative, Catalogue, Channel, Comparison, Condition, Deadline, Doubt, Explanation, Material,
    Matter, Note, Opening, Question, Quote, Region, Seal, WorkYear,
};
use serde_json::{Map, Value, json};

/// The whole catalogue.
pub fn catalogue(catalogue: &Catalogue) -> Value {
    let bank = &catalogue.questions;
    json!({
        "地区": catalogue.regions.iter().map(|it| region(catalogue, it)).collect::<Vec<_>>(),
        "材料说明": catalogue.explanations.iter().map(explanation).collect::<Vec<_>>(),
        "问题": bank.iter().map(|it| question(catalogue, it)).collect::<Vec<_>>(),
        "情形": catalogue.topics.iter().map(|topic| json!({
            "代号": topic.id,
            "情形": topic.situation,
            "搜索": topic.words,
            "先问": topic.first.iter().map(|&it| catalogue.questions[usize::from(it)].name).collect::<Vec<_>>(),
            "事项": topic.matters.iter().map(|it| json!({
                "事项": it.id,
                "情形": condition(bank, &[], &it.condition),
                "不符": it.advice,
            })).collect::<Vec<_>>(),
        })).collect::<Vec<_>>(),
        "对照": catalogue.comparisons.iter().map(|it| comparison(catalogue, it)).collect::<Vec<_>>(),
        "工作日": catalogue.work_years.iter().map(work_year).collect::<Vec<_>>(),
    })
}

fn comparison(catalogue: &Catalogue, comparison: &Comparison) -> Value {
    let matters = comparison.matters.iter().filter_map(|place| catalogue.at(*place));
    json!({
        "代号": comparison.id,
        "名称": comparison.name,
        "编码": comparison.code,
        "依据": comparison.reason,
        "事项": matters.map(|(region, matter)| json!({
            "地区": region.id,
            "事项": matter.id,
        })).collect::<Vec<_>>(),
    })
}

fn explanation(it: &Explanation) -> Value {
    json!({
        "名字": it.name,
        "是什么": it.what,
        "从哪里来": it.origin,
        "别弄混": it.unlike,
        "图": it.picture,
        "图说": it.alt,
    })
}

/// Names of explanations.
fn names(catalogue: &Catalogue, places: &[u8]) -> Vec<&'static str> {
    let known = places.iter().filter_map(|&it| catalogue.explanations.get(usize::from(it)));
    known.map(|it| it.name).collect()
}

fn question(catalogue: &Catalogue, question: &Question) -> Value {
    json!({
        "代号": question.id,
        "名字": question.name,
        "问": question.text,
        "为什么": question.why,
        "提示": question.hint,
        "看": names(catalogue, &question.shown),
        "日期": question.span.as_ref().map(|span| json!({
            "数": span.count,
            "单位": span.unit.word(),
        })),
        "答": question.choices.iter().map(|choice| json!({
            "代号": choice.id,
            "名字": choice.name,
            "按钮": choice.label,
            "因为": choice.because,
        })).collect::<Vec<_>>(),
    })
}

/// Days on which applications are taken; months and days are 1-based, 0 where there is none.
fn opening(opening: &Opening) -> Value {
    json!({
        "多久一次": opening.every.word(),
        "从": {"月": opening.from_month, "日": opening.from_day},
        "到": {"月": opening.to_month, "日": opening.to_day},
        "工作日": opening.working_days,
        "前": opening.before,
        "顺延": opening.deferred,
    })
}

fn work_year(year: &WorkYear) -> Value {
    json!({
        "年": year.year,
        "文号": year.number,
        "节日": year.holidays.iter().map(|it| json!({
            "名称": it.name,
            "放假": [it.first, it.last],
            "上班": it.worked,
        })).collect::<Vec<_>>(),
    })
}

fn region(catalogue: &Catalogue, region: &Region) -> Value {
    json!({
        "代号": region.id,
        "地区": region.name,
        "文件": region.document,
        "文件标题": region.title,
        "说明": region.note,
        "前言": region.preface.iter().map(|it| json!({
            "标题": it.heading,
            "原文": it.text,
        })).collect::<Vec<_>>(),
        "网址": region.misprinted_sites.iter().map(|it| json!({
            "印作": it.printed,
            "别处印作": it.correct,
        })).collect::<Vec<_>>(),
        "咨询": region.enquiries,
        "不载": region.gaps,
        "事项": region.matters.iter().map(|it| Writer { catalogue, matter: it }.matter()).collect::<Vec<_>>(),
    })
}

struct Writer<'a> {
    catalogue: &'a Catalogue,
    matter: &'a Matter,
}

impl Writer<'_> {
    fn matter(&self) -> Value {
        let matter = self.matter;
        json!({
            "代号": matter.id,
            "事项": matter.name,
            "通俗": matter.plain,
            "对象": matter.audience.word(),
            "搜索": matter.words,
            "要素": matter.elements.iter().map(|element| json!({
                "要素": element.kind.word(),
                "标题": element.heading,
                "原文": element.text,
                "重印": element.reprint,
            })).collect::<Vec<_>>(),
            "资格": matter.criteria.iter().map(|criterion| json!({
                "原文": criterion.text,
                "情形": self.condition(&criterion.condition),
                "不符": criterion.advice,
                "结论": criterion.failing.word(),
                "改办": criterion.instead,
                "出处": self.quotes(&criterion.sources),
            })).collect::<Vec<_>>(),
            "办理方式": matter.channels.iter().map(|it| self.channel(it)).collect::<Vec<_>>(),
            "材料": matter.materials.iter().map(|it| self.material(it)).collect::<Vec<_>>(),
            "时限": matter.deadlines.iter().map(|it| self.deadline(it)).collect::<Vec<_>>(),
            "受理时间": matter.windows.iter().map(|it| json!({
                "原文": it.text,
                "开放": it.opening.as_ref().map(opening),
                "另定": it.announced,
                "办理方式": self.kinds(&it.channels),
                "情形": self.condition(&it.condition),
                "出处": self.quotes(&it.sources),
            })).collect::<Vec<_>>(),
            "期间": matter.periods.iter().map(|it| json!({
                "原文": it.text,
                "从": self.catalogue.questions.get(usize::from(it.question)).map(|question| question.name),
                "过后": it.after,
                "情形": self.condition(&it.condition),
                "出处": self.quotes(&it.sources),
            })).collect::<Vec<_>>(),
            "备注": self.notes(&matter.notes),
            "存疑": matter.doubts.iter().map(|doubt| json!({
                "类": doubt.kind.word(),
                "说明": doubt.text,
                "情形": self.condition(&doubt.condition),
                "出处": self.quotes(&doubt.sources),
            })).collect::<Vec<_>>(),
            "背后": matter.behind,
        })
    }

    fn channel(&self, channel: &Channel) -> Value {
        json!({
            "方式": channel.kind.word(),
            "原文": channel.text,
            "情形": self.condition(&channel.condition),
            "流程": channel.steps.iter().map(|group| json!({
                "标题": group.heading.as_ref().map(|it| self.matter.quoted(it)),
                "步骤": group.steps.iter().map(|it| self.matter.quoted(it)).collect::<Vec<_>>(),
            })).collect::<Vec<_>>(),
            "出处": self.quotes(&channel.sources),
        })
    }

    fn material(&self, material: &Material) -> Value {
        json!({
            "名称": material.name,
            "情形": self.condition(&material.condition),
            "任选": material.alternatives.iter().map(|it| self.alternative(it)).collect::<Vec<_>>(),
            "形式": material.form,
            "数量": material.amounts.iter().map(|it| {
                self.said(it.text, &it.condition, &it.sources)
            }).collect::<Vec<_>>(),
            "盖章": self.seals(&material.seals),
            "系统获取": material.fetched,
            "附注": self.notes(&material.notes),
            "提示": material.hint,
            "说明": names(self.catalogue, &material.explained),
            "出处": self.quotes(&material.sources),
        })
    }

    fn alternative(&self, alternative: &Alternative) -> Value {
        json!({
            "名称": alternative.name,
            "情形": self.condition(&alternative.condition),
            "仅当": alternative.proviso,
            "形式": alternative.form,
            "盖章": self.seals(&alternative.seals),
            "附注": self.notes(&alternative.notes),
            "说明": names(self.catalogue, &alternative.explained),
            "出处": self.quotes(&alternative.sources),
        })
    }

    fn deadline(&self, deadline: &Deadline) -> Value {
        json!({
            "原文": deadline.text,
            "数": deadline.count,
            "单位": deadline.unit.word(),
            "日子": deadline.days.as_ref().map(opening),
            "起算": deadline.start.word(),
            "起算原文": deadline.start_text,
            "办理方式": self.kinds(&deadline.channels),
            "环节": deadline.stage,
            "情形": self.condition(&deadline.condition),
            "出处": self.quotes(&deadline.sources),
        })
    }

    fn kinds(&self, places: &[u8]) -> Vec<&'static str> {
        let known = places.iter().filter_map(|&place| self.matter.channels.get(usize::from(place)));
        known.map(|channel| channel.kind.word()).collect()
    }

    fn seals(&self, seals: &[Seal]) -> Vec<Value> {
        seals.iter().map(|it| self.said(it.text, &it.condition, &it.sources)).collect()
    }

    fn notes(&self, notes: &[Note]) -> Vec<Value> {
        notes.iter().map(|it| self.said(it.text, &it.condition, &it.sources)).collect()
    }

    fn said(&self, text: &str, condition: &Condition, sources: &[Quote]) -> Value {
        json!({
            "原文": text,
            "情形": self.condition(condition),
            "出处": self.quotes(sources),
        })
    }

    fn quotes(&self, quotes: &[Quote]) -> Vec<Value> {
        quotes
            .iter()
            .filter_map(|quote| {
                let element = self.matter.elements.get(usize::from(quote.element))?;
                Some(json!({
                    "要素": element.kind.word(),
                    "标题": element.heading,
                    "原文": self.matter.quoted(quote),
                }))
            })
            .collect()
    }

    fn condition(&self, it: &Condition) -> Vec<Value> {
        condition(&self.catalogue.questions, &self.matter.doubts, it)
    }
}

/// As in `seeds/`: a list of maps from question to answers; an empty list always holds.
fn condition(bank: &[Question], doubts: &[Doubt], condition: &Condition) -> Vec<Value> {
    let clauses = condition.any.iter();
    clauses
        .map(|clause| {
            let mut map = Map::new();
            for test in &clause.tests {
                let question = &bank[usize::from(test.question)];
                let choices = question.choices.iter().enumerate();
                let answers: Vec<&str> = choices
                    .filter(|(place, _)| test.choices >> place & 1 == 1)
                    .map(|(_, choice)| choice.name)
                    .collect();
                map.insert(question.name.to_owned(), json!(answers));
            }
            if let Some(doubt) = clause.open {
                let doubt = doubts.get(usize::from(doubt));
                map.insert("未明".to_owned(), json!(doubt.map(|doubt| doubt.text)));
            }
            Value::Object(map)
        })
        .collect()
}
