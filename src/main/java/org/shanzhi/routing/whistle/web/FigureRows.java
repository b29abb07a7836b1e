package org.shanzhi.routing.whistle.web;

import org.shanzhi.routing.WhistleFigures.Answered;
import org.shanzhi.routing.WhistleFigures.Blown;
import org.shanzhi.routing.WhistleKind;

/** Figures with the names of their units, and where the calls behind them are; null for who does not see all of the centre's. */
public final class FigureRows {
    private FigureRows() {}

    public record BlownRow(String unit, Blown of, String rows) {
        public int of(WhistleKind kind) {
            return of.whistles().getOrDefault(kind, 0);
        }

        /** Whistles on a hundred matters; null where no matter was registered. */
        public String perHundred() {
            return of.matters() == 0 ? null : "%.1f".formatted(100.0 * of.all() / of.matters());
        }
    }

    public record AnsweredRow(String unit, Answered of, String rows) {}
}
