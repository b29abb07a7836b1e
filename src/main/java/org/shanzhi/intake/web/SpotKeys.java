package org.shanzhi.intake.web;

import org.shanzhi.kernel.page.Shortcuts;

final class SpotKeys extends Shortcuts {
    SpotKeys() {
        super(
                "nav.spot",
                "Alt+W",
                "spot.key.words",
                "Alt+L",
                "spot.key.type",
                "Alt+X",
                "spot.key.caller",
                "Alt+G",
                "spot.key.place",
                "Alt+A",
                "spot.key.answer",
                "Alt+1 – 9",
                "spot.key.ready",
                "Alt+R",
                "spot.key.outcome",
                "Alt+Y, B",
                "spot.key.resident",
                "Alt+Q",
                "spot.key.channel",
                "Alt+Z",
                "spot.key.register",
                "Alt+K, P",
                "spot.key.receipt",
                "Ctrl+Enter",
                "spot.key.send");
    }
}
