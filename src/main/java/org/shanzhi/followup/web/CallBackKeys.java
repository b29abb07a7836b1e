package org.shanzhi.followup.web;

import org.shanzhi.kernel.page.Shortcuts;

final class CallBackKeys extends Shortcuts {
    CallBackKeys() {
        super(
                "nav.callback",
                "J",
                "queue.next",
                "K",
                "queue.previous",
                "V",
                "callback.key.reveal",
                "1 – 3",
                "callback.key.result",
                "4 – 0, -",
                "callback.key.answers",
                "B",
                "callback.key.note",
                "A",
                "callback.key.archive",
                "R",
                "callback.key.reopen",
                "Ctrl+Enter",
                "queue.send");
    }
}
