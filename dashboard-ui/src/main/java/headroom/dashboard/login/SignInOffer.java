// SPDX-License-Identifier: Apache-2.0
package headroom.dashboard.login;

/**
 * Another way to sign in than by a password.
 *
 * @param label what its button says
 * @param href where it begins
 */
public record SignInOffer(String label, String href) {}
