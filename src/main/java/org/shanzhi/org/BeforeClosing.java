package org.shanzhi.org;

import java.util.List;
import org.shanzhi.kernel.Refusal;

/** Published by a module whose things lie with units: why one cannot be closed yet. Asked in the transaction that closes it. */
public interface BeforeClosing {
    List<Refusal> against(int district, Unit unit);
}
