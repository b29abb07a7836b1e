package org.shanzhi.intake.table;

import java.io.IOException;
import java.util.Iterator;

/** The lines of a file, read one after the other; only the one at hand is in memory. */
public interface Table extends Iterator<Line>, AutoCloseable {
    @Override
    void close() throws IOException;
}
