package org.shanzhi.intake.web;

import org.shanzhi.kernel.page.Shortcuts;

final class DeskKeys extends Shortcuts {
    DeskKeys() {
        super(
                "nav.desk",
                "I",
                "intake.key.spot",
                "L",
                "intake.key.late",
                "N",
                "intake.key.list",
                "Ctrl+Enter",
                "queue.send");
    }
}
