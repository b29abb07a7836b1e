package org.shanzhi.kernel.paper;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/**
 * The faces that documents are set in, tried one after the other for each character: first those of the district's own
 * folder in the order of their names (official letters want 仿宋, which is not free), last WenQuanYi Micro Hei, which is
 * always there. TrueType only; a face is embedded as the subset that a document uses.
 */
final class PaperFonts {
    private static final String BUILT_IN = "/fonts/wqy-microhei.ttf";

    /** One face: its CSS family, its file in memory, the characters it has. */
    private record Face(String family, byte[] file, BitSet covers) {}

    private final List<Face> faces;

    private PaperFonts(List<Face> faces) {
        this.faces = faces;
    }

    static PaperFonts load(Path folder) {
        var faces = new ArrayList<Face>();
        for (Path file : files(folder)) {
            String name = file.getFileName().toString();
            faces.add(face(name.substring(0, name.length() - ".ttf".length()), bytes(file)));
        }
        faces.add(face("wqy-microhei", builtIn()));
        return new PaperFonts(List.copyOf(faces));
    }

    /** For {@code font-family}: every face in the order in which it is asked. */
    String cssFamilies() {
        return faces.stream().map(face -> "'" + face.family() + "'").collect(Collectors.joining(", "));
    }

    interface Taker {
        void take(String family, byte[] file);
    }

    void each(Taker taker) {
        faces.forEach(face -> taker.take(face.family(), face.file()));
    }

    /** The characters of a text that no face has, each once, in the order in which they come. */
    List<Integer> missing(String text) {
        return text.codePoints()
                .filter(character -> !Character.isISOControl(character))
                .distinct()
                .filter(character ->
                        faces.stream().noneMatch(face -> face.covers().get(character)))
                .boxed()
                .toList();
    }

    private static Face face(String family, byte[] file) {
        try (TrueTypeFont font = new TTFParser().parse(new RandomAccessReadBuffer(file))) {
            CmapLookup characters = font.getUnicodeCmapLookup();
            var covers = new BitSet();
            for (int glyph = 1; glyph < font.getNumberOfGlyphs(); glyph++) {
                List<Integer> codes = characters.getCharCodes(glyph);
                if (codes != null) codes.forEach(covers::set);
            }
            return new Face(family, file, covers);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("Not a TrueType font: " + family, unreadable);
        }
    }

    private static List<Path> files(Path folder) {
        if (!Files.isDirectory(folder)) return List.of();
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().endsWith(".ttf"))
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException("Cannot list " + folder, unreadable);
        }
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("Cannot read " + file, unreadable);
        }
    }

    private static byte[] builtIn() {
        try (InputStream in = PaperFonts.class.getResourceAsStream(BUILT_IN)) {
            return in.readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException("Cannot read " + BUILT_IN, unreadable);
        }
    }
}
