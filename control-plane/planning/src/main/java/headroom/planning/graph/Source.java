// SPDX-License-Identifier: Apache-2.0
package headroom.planning.graph;

/** Where a producer's media comes from. */
public enum Source {
  /** A microphone. */
  AUDIO,
  /** A camera. */
  VIDEO,
  /** A shared screen, its picture or its sound. */
  SCREEN;

  /** Whether media of this kind can come from here. */
  public boolean gives(MediaKind kind) {
    return switch (this) {
      case AUDIO -> kind == MediaKind.AUDIO;
      case VIDEO -> kind == MediaKind.VIDEO;
      case SCREEN -> true;
    };
  }
}
