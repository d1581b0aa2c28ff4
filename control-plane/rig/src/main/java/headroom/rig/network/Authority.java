// SPDX-License-Identifier: Apache-2.0
package headroom.rig.network;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;

/** A certificate authority that lives as long as its folder, made with OpenSSL. */
public final class Authority {
  private static final String DAYS = "2";

  private final Path folder;
  private final Path passwordFile;

  private Authority(Path folder) {
    this.folder = folder;
    this.passwordFile = folder.resolve("password");
  }

  /** A fresh one in this folder. */
  public static Authority create(Path folder) {
    Authority authority = new Authority(folder);
    try {
      Files.createDirectories(folder);
      byte[] password = new byte[16];
      ThreadLocalRandom.current().nextBytes(password);
      Files.writeString(authority.passwordFile, HexFormat.of().formatHex(password) + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException("No folder for certificates", e);
    }
    Shell.run(
        "openssl",
        "req",
        "-x509",
        "-newkey",
        "ec",
        "-pkeyopt",
        "ec_paramgen_curve:prime256v1",
        "-nodes",
        "-keyout",
        authority.file("ca.key"),
        "-out",
        authority.file("ca.pem"),
        "-days",
        DAYS,
        "-subj",
        "/CN=Headroom proof");
    return authority;
  }

  /** The file that others believe. */
  public Path certificate() {
    return folder.resolve("ca.pem");
  }

  /** A certificate for this IP address. */
  public Identity issue(String address) {
    String subject = "/CN=" + address;
    Shell.run(
        "openssl",
        "req",
        "-newkey",
        "ec",
        "-pkeyopt",
        "ec_paramgen_curve:prime256v1",
        "-nodes",
        "-keyout",
        file(address + ".key"),
        "-out",
        file(address + ".csr"),
        "-subj",
        subject,
        "-addext",
        "subjectAltName=IP:" + address);
    Shell.run(
        "openssl",
        "x509",
        "-req",
        "-in",
        file(address + ".csr"),
        "-CA",
        file("ca.pem"),
        "-CAkey",
        file("ca.key"),
        "-CAcreateserial",
        "-copy_extensions",
        "copy",
        "-days",
        DAYS,
        "-out",
        file(address + ".pem"));
    Shell.run(
        "openssl",
        "pkcs12",
        "-export",
        "-in",
        file(address + ".pem"),
        "-inkey",
        file(address + ".key"),
        "-certfile",
        file("ca.pem"),
        "-passout",
        "file:" + passwordFile,
        "-out",
        file(address + ".p12"));
    return new Identity(
        certificate(),
        folder.resolve(address + ".pem"),
        folder.resolve(address + ".key"),
        folder.resolve(address + ".p12"),
        passwordFile);
  }

  private String file(String name) {
    return folder.resolve(name).toString();
  }
}
