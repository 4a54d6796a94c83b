export { default, generateMetadata } from '../../../cancel/[invitation]/page.tsx';
