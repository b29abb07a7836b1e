package org.shanzhi.matter.store;

/** Where sealed bytes lie within a matter: part of what is authenticated, so that nothing can be moved. */
final class Contexts {
    private Contexts() {}

    static String text(int version) {
        return "text/" + version;
    }

    static String party(int no) {
        return "party/" + no;
    }
}
