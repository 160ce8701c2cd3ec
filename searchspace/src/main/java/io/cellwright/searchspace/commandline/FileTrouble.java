package io.cellwright.searchspace.commandline;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/// Says in words for users why a file cannot be read or written.
public final class FileTrouble {

    private FileTrouble() {}

    /// The reason, without the name of the file, as `there is no such file or folder`.
    public static String words(IOException trouble) {
        return switch (trouble) {
            case NoSuchFileException _ -> "there is no such file or folder";
            case AccessDeniedException _ -> "permission denied";
            case FileAlreadyExistsException _ -> "a file of that name is in the way";
            case NotDirectoryException _ -> "it is not a folder";
            case CharacterCodingException _ -> "it is not UTF-8 text";
            case FileSystemException e when e.getReason() != null -> systems(e.getReason());
            default -> systems(String.valueOf(trouble.getMessage()));
        };
    }

    private static String systems(String reason) {
        return switch (reason) {
            case "Is a directory" -> "it is a folder";
            case "Not a directory" -> "a part of its path is not a folder";
            default -> reason;
        };
    }
}
