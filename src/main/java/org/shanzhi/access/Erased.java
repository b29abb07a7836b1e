package org.shanzhi.access;

/** 已依法删除: the matter's key was destroyed, so what it sealed can never be read again. Shown, not mended. */
public final class Erased extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public Erased(int district, long matterId) {
        super("no key for matter " + district + "/" + matterId, null, false, false);
    }
}
