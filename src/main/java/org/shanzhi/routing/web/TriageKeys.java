package org.shanzhi.routing.web;

import org.shanzhi.kernel.page.Shortcuts;

final class TriageKeys extends Shortcuts {
    TriageKeys() {
        super(
                "nav.triage",
                "J",
                "queue.next",
                "K",
                "queue.previous",
                "A",
                "triage.key.accept",
                "N",
                "triage.key.reject",
                "T",
                "triage.key.type",
                "F",
                "triage.key.facts",
                "C",
                "triage.key.complexity",
                "M",
                "triage.key.mediable",
                "R",
                "triage.key.route",
                "1 – 3",
                "triage.key.place",
                "U",
                "triage.key.unit",
                "B",
                "triage.key.basis",
                "P",
                "triage.key.pick",
                "D, L, X, H",
                "triage.others",
                "Ctrl+Enter",
                "queue.send");
    }
}
