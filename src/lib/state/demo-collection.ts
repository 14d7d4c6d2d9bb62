/** The collection that ships with the app. */
export const DEMO_COLLECTION = 'otlens-demo';
