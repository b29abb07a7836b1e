package org.shanzhi.matter;

/** Where it happened, in WGS-84; the point may be unknown. Kept sealed like free text. */
public record Place(Double lon, Double lat, String address) {
    public static final Place UNKNOWN = new Place(null, null, null);

    public boolean hasPoint() {
        return lon != null && lat != null;
    }

    @Override
    public String toString() {
        return "‹place›";
    }
}
