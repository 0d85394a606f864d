import type { RequestHandler } from 'express';

/**
 * What a browser may do with our pages. Everything comes from our own origin; no frame holds us;
 * no form leaves. `style-src` has no 'unsafe-inline': Lit uses constructable style sheets, and
 * OpenLayers sets styles through the CSSOM, which the policy does not touch.
 */
const POLICY: Readonly<Record<string, string>> = {
  'default-src': "'self'",
  'style-src': "'self'",
  'img-src': "'self' data: blob:",
  'font-src': "'self'",
  'connect-src': "'self'",
  'worker-src': "'self' blob:",
  'object-src': "'none'",
  'frame-ancestors': "'none'",
  'base-uri': "'none'",
  'form-action': "'self'",
};

const DENIED_FEATURES = [
  'accelerometer',
  'camera',
  'display-capture',
  'geolocation',
  'gyroscope',
  'magnetometer',
  'microphone',
  'midi',
  'payment',
  'usb',
];

/** The headers that every answer carries. `https`: also ask for https from now on. */
export function securityHeaders(https: boolean): Readonly<Record<string, string>> {
  return {
    'Content-Security-Policy': Object.entries(POLICY)
      .map(([directive, value]) => `${directive} ${value}`)
      .join('; '),
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Permissions-Policy': DENIED_FEATURES.map((feature) => `${feature}=()`).join(', '),
    ...(https ? { 'Strict-Transport-Security': 'max-age=31536000' } : {}),
  };
}

export function setSecurityHeaders(https: boolean): RequestHandler {
  const headers = securityHeaders(https);
  return (_request, response, next) => {
    response.set(headers);
    next();
  };
}
